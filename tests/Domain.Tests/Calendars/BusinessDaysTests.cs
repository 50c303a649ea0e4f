using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Calendars;

public sealed class BusinessDaysTests
{
    [Theory]
    [InlineData("same time", "2026-11-24T10:00:07+07:00", 1, "2026-11-25T10:00:07+07:00")]
    [InlineData("five over a weekend", "2026-11-25T10:00+07:00", 5, "2026-12-02T10:00+07:00")]
    [InlineData("over a holiday", "2026-08-13T10:00+07:00", 2, "2026-08-18T10:00+07:00")]
    [InlineData("from a closed day", "2026-11-28T10:00+07:00", 1, "2026-11-30T10:00+07:00")]
    [InlineData("before opening: at opening", "2026-11-24T06:00+07:00", 1, "2026-11-25T08:00+07:00")]
    [InlineData("in that day's break: after it", "2026-11-26T11:45+07:00", 1, "2026-11-27T13:30+07:00")]
    [InlineData("at the start of the break: unmoved", "2026-11-24T12:00+07:00", 1, "2026-11-25T12:00+07:00")]
    [InlineData("after closing: at closing", "2026-11-24T20:00+07:00", 1, "2026-11-25T17:00+07:00")]
    [InlineData("closed early that day: at its closing", "2026-12-23T15:00+07:00", 1, "2026-12-24T12:00+07:00")]
    public void Later_days_keep_the_time_of_day_inside_openings(string reason, string start, int days, string expected) =>
        Assert.True(OfficeJakarta.AddBusinessDays(At(start), days) == At(expected), reason);

    [Theory]
    [InlineData("a skipped time: when the clock goes on", "00:00", "24:00", "2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00")]
    [InlineData("a repeated time: the first", "00:00", "24:00", "2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00")]
    [InlineData("an end that the first pass does not reach: the second", "02:00", "03:00", "2026-10-24T03:00+02:00", "2026-10-25T03:00+01:00")]
    [InlineData("the only opening is skipped: the day does not count", "02:00", "03:00", "2026-03-28T02:30+01:00", "2026-03-30T02:30+02:00")]
    public void Changes_of_the_clock_are_met_as_the_wall_clock_shows_them(
        string reason, string opens, string closes, string start, string expected) =>
        Assert.True(Daily("Europe/Berlin", (opens, closes)).AddBusinessDays(At(start), 1) == At(expected), reason);

    [Fact]
    public void Weeks_of_business_days_are_weeks() =>
        Assert.Equal(At("2031-11-25T10:00+07:00"), WorkingDays("Asia/Jakarta", ("08:00", "17:00")).AddBusinessDays(At("2026-11-24T10:00+07:00"), 261 * 5));
}
