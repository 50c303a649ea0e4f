using System.Globalization;
using IncidentPlatform.Web.Language;

namespace IncidentPlatform.Web.Tests.Language;

public sealed class DurationWordsTests
{
    [Theory]
    [InlineData("less than a minute", 59, "0m")]
    [InlineData("last second of an hour", 3599, "59m")]
    [InlineData("an hour", 3600, "1h 00m")]
    [InlineData("overdue", -11_580, "\u22123h 13m")]
    [InlineData("hours up to two days", 172_799, "47h 59m")]
    [InlineData("two days", 187_200, "2d 4h")]
    public void Two_largest_units_are_shown(string reason, long seconds, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        Assert.True(expected == DurationWords.Short(seconds, Localizer.Texts), reason);
    }

    [Theory]
    [InlineData("nothing", 0, "0m")]
    [InlineData("whole minutes", 2_040, "34m")]
    [InlineData("seconds that matter", 2_045, "34m 05s")]
    [InlineData("hours", 11_580, "3h 13m")]
    [InlineData("hours and seconds", 11_581, "3h 13m 01s")]
    [InlineData("no days: hours add up", 187_200, "52h 00m")]
    public void What_adds_up_is_shown_to_the_second(string reason, long seconds, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        Assert.True(expected == DurationWords.Exact(seconds, Localizer.Texts), reason);
    }

    [Fact]
    public void Indonesian_has_its_own_units()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("id");

        Assert.Equal("3j 13m", DurationWords.Short(11_580, Localizer.Texts));
    }
}
