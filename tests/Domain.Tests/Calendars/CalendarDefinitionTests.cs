using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Calendars;

public sealed class CalendarDefinitionTests
{
    private static readonly CalendarDefinition Good = SampleCalendars.OfficeJakartaDefinition();

    [Fact]
    public void A_good_definition_has_no_problems() => Assert.Empty(Good.Validate());

    [Theory]
    [InlineData("invented", "Asia/Atlantis")]
    [InlineData("empty", "")]
    [InlineData("wrong case", "asia/jakarta")]
    [InlineData("an offset is no zone of the database", "UTC+07")]
    public void An_unknown_zone_is_named(string reason, string zone) =>
        Assert.True(Good with { Zone = zone } is var bad && bad.Validate().SequenceEqual([new("zone", "unknown-zone")]), reason);

    [Fact]
    public void A_week_has_seven_days() =>
        Assert.Equal([new("week", "week-needs-seven-days")], (Good with { Week = [.. Good.Week.Take(6)] }).Validate());

    [Fact]
    public void Openings_are_checked_where_they_stand() =>
        Assert.Equal(
            [
                new("week[0][1]", "opening-ends-before-it-starts"),
                new("week[1][0]", "opening-ends-before-it-starts"),
                new("week[2][0]", "opening-outside-day"),
                new("week[2][1]", "opening-outside-day"),
                new("week[3][0]", "openings-overlap"),
            ],
            Week(
                [new(0, 10), new(30, 20)],
                [new(20, 20)],
                [new(-1, 10), new(20, 86_401)],
                [new(15, 30), new(10, 20), new(30, 40)]).Validate());

    [Fact]
    public void An_opening_inside_an_earlier_longer_one_overlaps() =>
        Assert.Equal(
            [new("week[0][1]", "openings-overlap"), new("week[0][2]", "openings-overlap")],
            Week([[new(0, 100), new(10, 20), new(30, 40)]]).Validate());

    [Fact]
    public void Exceptions_are_checked_by_date()
    {
        var date = new LocalDate(2026, 8, 17);

        var problems = (Good with { Exceptions = [new(date, "A", []), new(date, "B", [new(20, 10)])] }).Validate();

        Assert.Equal(
            [new("exceptions[2026-08-17]", "duplicate-exception"), new("exceptions[2026-08-17][0]", "opening-ends-before-it-starts")],
            problems);
    }

    [Fact]
    public void A_calendar_opens_at_some_time() =>
        Assert.Equal([new("week", "calendar-never-opens")], Week([]).Validate());

    [Fact]
    public void An_exception_alone_can_open_a_calendar() =>
        Assert.Empty((Week([]) with { Exceptions = [new(new LocalDate(2026, 1, 1), "Only", [new(0, 1)])] }).Validate());

    [Fact]
    public void What_has_problems_does_not_compile()
    {
        var thrown = Assert.Throws<ArgumentException>(() => BusinessCalendar.Compile(Good with { Zone = "Asia/Atlantis" }));

        Assert.Contains("zone unknown-zone", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Definitions_are_equal_by_what_they_say()
    {
        Assert.Equal(Good, SampleCalendars.OfficeJakartaDefinition());
        Assert.Equal(Good.GetHashCode(), SampleCalendars.OfficeJakartaDefinition().GetHashCode());
        Assert.NotEqual(Good, Good with { Week = [.. Good.Week.Reverse()] });
        Assert.NotEqual(Good, Good with { Exceptions = [.. Good.Exceptions.Skip(1)] });
    }

    private static CalendarDefinition Week(params Opening[][] days) =>
        new("Asia/Jakarta", [.. days, .. Enumerable.Repeat(Array.Empty<Opening>(), 7 - days.Length)], []);
}
