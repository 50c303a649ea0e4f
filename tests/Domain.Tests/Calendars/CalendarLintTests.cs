using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Calendars;

public sealed class CalendarLintTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 2, 0);
    private static readonly IReadOnlyList<Opening> Day = [Opening.Parse("08:00", "17:00")];

    [Fact]
    public void A_calendar_whose_last_opening_is_past_never_opens() =>
        Assert.Equal(
            [CalendarProblemCodes.CalendarNeverOpens],
            CalendarLint.Check(Closed(new CalendarException(new LocalDate(2026, 3, 2), "Once", Day)), Now).Select(problem => problem.Code));

    [Fact]
    public void A_calendar_that_opens_once_more_is_one() =>
        Assert.Empty(CalendarLint.Check(Closed(new CalendarException(new LocalDate(2030, 3, 2), "Once", Day)), Now));

    [Theory]
    [InlineData(1899)]
    [InlineData(2201)]
    public void Dates_outside_the_years_of_calendars_are_refused(int year) =>
        Assert.Equal(
            [CalendarProblemCodes.DateNotServed],
            CalendarLint.Check(Office(new CalendarException(new LocalDate(year, 1, 1), "Far", [])), Now).Select(problem => problem.Code));

    [Fact]
    public void A_month_of_closed_dates_is_a_holiday_and_one_more_looks_like_a_mistake()
    {
        CalendarException[] days = [.. Enumerable.Range(0, 32).Select(day => new CalendarException(new LocalDate(2026, 6, 1).PlusDays(day), "Works", []))];
        var always = Office() with { Week = [.. Enumerable.Repeat(Day, 7)] };

        Assert.Empty(CalendarLint.Warn(always with { Exceptions = days[..31] }, Now));
        Assert.Equal([new CalendarWarning(CalendarLint.LongClosure, new LocalDate(2026, 6, 1), 32)], CalendarLint.Warn(always with { Exceptions = days }, Now));
    }

    [Fact]
    public void A_year_counts_the_hour_that_a_clock_change_skips_and_the_one_it_repeats()
    {
        var berlin = new CalendarDefinition("Europe/Berlin", [.. Enumerable.Repeat<IReadOnlyList<Opening>>([Opening.Parse("00:00", "24:00")], 7)], []);

        var year = CalendarDay.Year(berlin, 2026).ToDictionary(day => day.Date, day => day.OpenSeconds);

        Assert.Equal((365, 23 * 3_600, 25 * 3_600), (year.Count, year[new LocalDate(2026, 3, 29)], year[new LocalDate(2026, 10, 25)]));
    }

    [Fact]
    public void A_date_that_the_zone_skipped_is_closed() =>
        Assert.Equal(0, CalendarDay.Year(Office() with { Zone = "Pacific/Apia" }, 2011).Single(day => day.Date == new LocalDate(2011, 12, 30)).OpenSeconds);

    private static CalendarDefinition Office(params CalendarException[] exceptions) => new("Asia/Jakarta", [Day, Day, Day, Day, Day, [], []], exceptions);

    private static CalendarDefinition Closed(params CalendarException[] exceptions) => new("Asia/Jakarta", [[], [], [], [], [], [], []], exceptions);
}
