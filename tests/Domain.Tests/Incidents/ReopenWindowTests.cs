using CsCheck;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Tests.Calendars;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Incidents;

public sealed class ReopenWindowTests
{
    [Fact]
    public void It_ends_business_days_later_at_the_same_time() =>
        Assert.Equal(At("2026-12-02T10:15+07:00"), ReopenWindow.End(At("2026-11-25T10:15+07:00"), 5, OfficeJakarta));

    [Fact]
    public void Without_days_it_ends_at_once()
    {
        var resolved = At("2026-11-25T10:15+07:00");

        Assert.Equal(resolved, ReopenWindow.End(resolved, 0, OfficeJakarta));
        Assert.True(resolved < ReopenWindow.ResolvedBefore(resolved, 0, OfficeJakarta));
    }

    [Fact]
    public void The_search_stops_at_the_end_of_the_last_day_whose_windows_end_today() =>
        Assert.Equal(At("2026-11-26T00:00+07:00"), ReopenWindow.ResolvedBefore(At("2026-12-02T06:00+07:00"), 5, OfficeJakarta));

    [Fact]
    public void Whatever_is_over_now_is_found_and_nothing_is_found_that_is_over_later_than_today() =>
        Gen.Select(CalendarGens.Place(1800), Gen.Int[0, 12], Gen.Int[0, 20 * 86_400], Gen.Int[0, 20 * 86_400]).Sample((place, days, back, forth) =>
        {
            var calendar = BusinessCalendar.Compile(place.Definition);
            var resolved = place.Change - Seconds(back);
            var now = place.Change + Seconds(forth);
            var isFound = resolved < ReopenWindow.ResolvedBefore(now, days, calendar);
            if (ReopenWindow.End(resolved, days, calendar) is not { } end) return true;

            return isFound
                ? end.InZone(calendar.Zone).Date <= now.InZone(calendar.Zone).Date || days == 0
                : end > now;
        });
}
