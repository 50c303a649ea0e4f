using IncidentPlatform.Web.Components.Levels;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Levels;

public sealed class TypedLevelsTests
{
    [Theory]
    [InlineData("30m", 1_800)]
    [InlineData("4h", 14_400)]
    [InlineData("1h 30m", 5_400)]
    [InlineData("1H30", 5_400)]
    [InlineData("2 j", 7_200)]
    [InlineData("45", 2_700)]
    [InlineData("90s", 90)]
    [InlineData("0", 0)]
    public void A_target_is_typed_in_hours_minutes_and_seconds(string text, int seconds)
    {
        Assert.True(TargetText.TryRead(text, out var read));

        Assert.Equal(seconds, read);
    }

    [Theory]
    [InlineData("-5m")]
    [InlineData("soon")]
    [InlineData("1.5h")]
    [InlineData("99999999h")]
    [InlineData("2d 1w")]
    public void Anything_else_is_no_target(string text) => Assert.False(TargetText.TryRead(text, out _));

    [Theory]
    [InlineData(900)]
    [InlineData(5_400)]
    [InlineData(3_661)]
    [InlineData(324_000)]
    public void A_target_is_read_as_it_is_shown(int seconds)
    {
        Assert.True(TargetText.TryRead(TargetText.Of(seconds), out var read));

        Assert.Equal(seconds, read);
    }

    [Fact]
    public void A_line_is_a_date_a_name_and_openings()
    {
        var dates = OpeningsText.ReadDates("2026-08-17 Hari Kemerdekaan\n\n2026-12-24 Half day 08:00-12:00, 13:00\u201315:00", out _)!;

        Assert.Equal([(new LocalDate(2026, 8, 17), "Hari Kemerdekaan"), (new LocalDate(2026, 12, 24), "Half day")], dates.Select(date => (date.Date, date.Name)));
        Assert.Equal([["08:00", "12:00"], ["13:00", "15:00"]], dates[1].Openings);
        Assert.Equal(dates.Select(date => date.Name), OpeningsText.ReadDates(OpeningsText.Of(dates), out _)!.Select(date => date.Name));
    }

    [Theory]
    [InlineData("17 August Hari Kemerdekaan")]
    [InlineData("2026-13-01 Nowhere")]
    [InlineData("2026-08-17")]
    public void A_line_without_a_date_or_a_name_cannot_be_read(string line)
    {
        Assert.Null(OpeningsText.ReadDates($"2026-01-01 New Year\n{line}", out var unreadable));

        Assert.Equal(line, unreadable);
    }

    [Fact]
    public void Dates_that_are_there_already_stay_when_others_are_added()
    {
        var more = OpeningsText.ReadDates("2026-01-01 Tahun Baru\n2026-03-19 Nyepi", out _)!;

        Assert.Equal("2026-01-01 New Year\n2026-03-19 Nyepi", OpeningsText.Merge("2026-01-01 New Year", more));
    }
}
