using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Sla;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Sla;

/// <summary>Clocks in the places where wall clocks and calendars are odd: due worked out by hand, and segments that add up to it.</summary>
public sealed class GoldenClockTests
{
    private static readonly Guid Version = new("00000000-0000-0000-0000-0000000000ca");

    private static readonly Dictionary<string, BusinessCalendar> Calendars = new()
    {
        ["Berlin always"] = Daily("Europe/Berlin", ("00:00", "24:00")),
        ["Berlin 01:30-02:30"] = Daily("Europe/Berlin", ("01:30", "02:30")),
        ["Berlin night shift"] = Daily("Europe/Berlin", ("00:00", "06:00"), ("22:00", "24:00")),
        ["Lord Howe 01:00-03:00"] = Daily("Australia/Lord_Howe", ("01:00", "03:00")),
        ["Sao Paulo always"] = Daily("America/Sao_Paulo", ("00:00", "24:00")),
        ["Sao Paulo night shift"] = Daily("America/Sao_Paulo", ("00:00", "06:00"), ("22:00", "24:00")),
        ["Beirut always"] = Daily("Asia/Beirut", ("00:00", "24:00")),
        ["Jakarta office"] = OfficeJakarta,
        ["Jakarta night shift"] = NightShift,
        ["Mexico office"] = WorkingDays("America/Mexico_City", ("09:00", "18:00")),
        ["Amman office"] = Daily("Asia/Amman", ("08:00", "16:00")),
        ["Kathmandu office"] = Daily("Asia/Kathmandu", ("10:00", "17:00")),
    };

    [Theory]
    [InlineData("a gap: the skipped hour is no time", "Berlin always", "2026-03-29T01:30+01:00", 60, "2026-03-29T03:30+02:00")]
    [InlineData("a gap in an opening: half of it is left", "Berlin 01:30-02:30", "2026-03-29T00:00+01:00", 60, "2026-03-30T02:00+02:00")]
    [InlineData("a fold: the repeated hour counts twice", "Berlin always", "2026-10-25T01:30+02:00", 120, "2026-10-25T02:30+01:00")]
    [InlineData("a fold in an opening: it opens twice", "Berlin 01:30-02:30", "2026-10-25T00:00+02:00", 90, "2026-10-25T02:30+01:00")]
    [InlineData("a night shift over a gap is an hour shorter", "Berlin night shift", "2026-03-28T22:00+01:00", 7 * 60, "2026-03-29T06:00+02:00")]
    [InlineData("a night shift over a fold is an hour longer", "Berlin night shift", "2026-10-24T22:00+02:00", 9 * 60, "2026-10-25T06:00+01:00")]
    [InlineData("half an hour skipped", "Lord Howe 01:00-03:00", "2026-10-04T00:00+10:30", 90, "2026-10-04T03:00+11:00")]
    [InlineData("half an hour repeated", "Lord Howe 01:00-03:00", "2026-04-05T00:00+11:00", 150, "2026-04-05T03:00+10:30")]
    [InlineData("midnight skipped: the day begins at one", "Sao Paulo always", "2017-10-14T23:30-03:00", 60, "2017-10-15T01:30-02:00")]
    [InlineData("midnight skipped at a month's end", "Beirut always", "2026-03-28T23:30+02:00", 60, "2026-03-29T01:30+03:00")]
    [InlineData("the hour before midnight repeated", "Sao Paulo night shift", "2018-02-17T22:00-02:00", 180, "2018-02-18T00:00-03:00")]
    [InlineData("a half-day holiday, then two days off", "Jakarta office", "2026-12-24T11:00+07:00", 120, "2026-12-28T09:00+07:00")]
    [InlineData("a half-day holiday is used up at its closing time", "Jakarta office", "2026-12-24T10:00+07:00", 120, "2026-12-24T12:00+07:00")]
    [InlineData("an overnight shift is one stretch", "Jakarta night shift", "2026-11-30T21:00+07:00", 5 * 60, "2026-12-01T03:00+07:00")]
    [InlineData("an overnight shift ends, the next begins at night", "Jakarta night shift", "2026-12-01T05:00+07:00", 120, "2026-12-01T23:00+07:00")]
    [InlineData("Mexico still changed its clock", "Mexico office", "2022-04-01T17:00-06:00", 120, "2022-04-04T10:00-05:00")]
    [InlineData("Mexico no longer changes its clock", "Mexico office", "2023-03-31T17:00-06:00", 120, "2023-04-03T10:00-06:00")]
    [InlineData("Jordan stayed on summer time for good", "Amman office", "2022-10-28T15:00+03:00", 120, "2022-10-29T09:00+03:00")]
    [InlineData("Nepal moved by a quarter of an hour", "Kathmandu office", "1985-12-31T16:00+05:30", 120, "1986-01-01T11:00+05:45")]
    public void Due_is_what_a_person_works_out_by_hand(string reason, string calendar, string start, int minutes, string due)
    {
        BusinessCalendar Lookup(Guid _) => Calendars[calendar];
        var clock = SlaClock.Start(Version, ClockMetric.Resolution, Version, Version, Minutes(minutes), At(start), Lookup);

        Assert.True(clock.DueAt == At(due), $"{reason}: {clock.DueAt}");
        var counted = SlaClock.Segments(clock, At(due), Lookup).Where(segment => segment.Kind == ClockSegmentKind.Counted);
        Assert.Equal(Minutes(minutes), counted.Aggregate(Duration.Zero, (sum, segment) => sum + segment.Duration));
        Assert.Null(SlaClock.NoteBreach(clock, At(due), Lookup).BreachedAt);
        Assert.Equal(At(due), SlaClock.NoteBreach(clock, At(due) + Duration.FromSeconds(1), Lookup).BreachedAt);
    }
}
