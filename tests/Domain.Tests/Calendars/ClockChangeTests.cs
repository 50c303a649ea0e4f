using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Calendars;

/// <summary>A repeated wall-clock hour counts each time it reads open, a skipped one never.</summary>
public sealed class ClockChangeTests
{
    [Theory]
    [InlineData("Berlin skips 02:00-03:00", "Europe/Berlin", "00:00", "24:00", "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", 23 * 60)]
    [InlineData("Berlin repeats 02:00-03:00", "Europe/Berlin", "00:00", "24:00", "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", 25 * 60)]
    [InlineData("an opening that is skipped", "Europe/Berlin", "02:00", "03:00", "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", 0)]
    [InlineData("an opening that is repeated", "Europe/Berlin", "02:00", "03:00", "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", 120)]
    [InlineData("an opening half skipped", "Europe/Berlin", "01:30", "02:30", "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", 30)]
    [InlineData("an opening half repeated", "Europe/Berlin", "01:30", "02:30", "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", 90)]
    [InlineData("Lord Howe repeats 01:30-02:00", "Australia/Lord_Howe", "01:00", "02:30", "2026-04-05T00:00+11:00", "2026-04-06T00:00+10:30", 120)]
    [InlineData("Lord Howe skips 02:00-02:30", "Australia/Lord_Howe", "01:00", "02:30", "2026-10-04T00:00+10:30", "2026-10-05T00:00+11:00", 60)]
    [InlineData("Sao Paulo starts its day at 01:00", "America/Sao_Paulo", "00:00", "02:00", "2017-10-14T23:00-03:00", "2017-10-15T12:00-02:00", 60)]
    [InlineData("Sao Paulo repeats the last hour of a day", "America/Sao_Paulo", "22:00", "24:00", "2018-02-17T12:00-02:00", "2018-02-18T12:00-03:00", 180)]
    [InlineData("Beirut starts its day at 01:00", "Asia/Beirut", "00:00", "24:00", "2026-03-28T00:00+02:00", "2026-03-30T00:00+03:00", 47 * 60)]
    [InlineData("Apia skips a whole date", "Pacific/Apia", "09:00", "17:00", "2011-12-29T00:00-10:00", "2012-01-01T00:00+14:00", 2 * 8 * 60)]
    public void Business_time_is_what_the_wall_clock_shows(
        string reason, string zone, string opens, string closes, string from, string to, int minutes) =>
        Assert.True(Daily(zone, (opens, closes)).BusinessTimeBetween(At(from), At(to)) == Minutes(minutes), reason);

    [Fact]
    public void Due_can_lie_in_the_second_pass_of_a_repeated_hour() =>
        // 01:30-02:30 summer time is the first hour; at 02:00 winter time the opening begins to read open again.
        Assert.Equal(
            At("2026-10-25T02:15+01:00"),
            Daily("Europe/Berlin", ("01:30", "02:30")).Add(At("2026-10-25T00:00+02:00"), Minutes(75)));

    [Fact]
    public void An_opening_cut_by_a_skipped_hour_goes_on_without_a_break() =>
        Assert.Equal(
            [(At("2026-03-29T01:00+01:00"), At("2026-03-29T04:00+02:00"))],
            Daily("Europe/Berlin", ("01:00", "04:00")).OpenIntervals(At("2026-03-29T00:00+01:00"), At("2026-03-30T00:00+02:00")));

    [Fact]
    public void Target_runs_on_over_the_date_that_Apia_skipped()
    {
        var calendar = WorkingDays("Pacific/Apia", ("09:00", "17:00"));

        // Friday 30 December 2011 does not exist there; Thursday is followed by Saturday.
        Assert.Equal(At("2012-01-02T10:00+14:00"), calendar.Add(At("2011-12-29T16:00-10:00"), Hours(2)));
        Assert.Equal(At("2012-01-02T16:00+14:00"), calendar.AddBusinessDays(At("2011-12-29T16:00-10:00"), 1));
    }
}
