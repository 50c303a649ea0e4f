using IncidentPlatform.Domain.Calendars;

namespace IncidentPlatform.Domain.Tests.Calendars;

public sealed class OpeningTests
{
    [Theory]
    [InlineData("08:00", "12:00", 28_800, 43_200)]
    [InlineData("00:00", "24:00", 0, 86_400)]
    [InlineData("08:00:01", "23:59:59", 28_801, 86_399)]
    public void Times_are_read_and_written_back(string from, string to, int fromSecond, int toSecond)
    {
        var opening = Opening.Parse(from, to);

        Assert.Equal(new Opening(fromSecond, toSecond), opening);
        Assert.Equal((from, to), (opening.FromText, opening.ToText));
        Assert.Equal($"{from}-{to}", opening.ToString());
    }

    [Theory]
    [InlineData("past the end of a day", "24:01")]
    [InlineData("sixty minutes", "10:60")]
    [InlineData("sixty seconds", "10:00:60")]
    [InlineData("one digit", "8:00")]
    [InlineData("a sign", "+8:00")]
    [InlineData("a space", " 8:00")]
    [InlineData("other digits than ASCII", "٠٨:٠٠")]
    [InlineData("another separator", "08.00")]
    [InlineData("a fraction", "08:00:00.5")]
    [InlineData("nothing", "")]
    [InlineData("null", null)]
    public void What_is_no_time_of_day_is_not_read(string reason, string? text)
    {
        Assert.False(Opening.TryParse(text, "12:00", out _), reason);
        Assert.False(Opening.TryParse("00:00", text, out _), reason);
    }

    [Fact]
    public void Parse_throws_where_TryParse_says_no() =>
        Assert.Throws<FormatException>(() => Opening.Parse("08:00", "noon"));
}
