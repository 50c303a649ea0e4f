using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.Incidents;

/// <summary>How long a resolved record may be reopened before it closes by itself.</summary>
public static class ReopenWindow
{
    // Longer than any run of closed days that a calendar in use has.
    private const int LongestSearchDays = 400;

    /// <summary>When a record closes by itself.</summary>
    /// <param name="resolvedAt">When it was resolved.</param>
    /// <param name="days">Business days of the window; 0 for none.</param>
    /// <param name="calendar">The organization's default calendar.</param>
    /// <returns>Null if the calendar never has so many business days.</returns>
    public static Instant? End(Instant resolvedAt, int days, BusinessCalendar calendar) =>
        days < 1 ? resolvedAt : calendar.AddBusinessDays(resolvedAt, days);

    /// <summary>Only records resolved before this instant can be over now: where to stop looking.</summary>
    /// <param name="now">Now.</param>
    /// <param name="days">Business days of the window; 0 for none.</param>
    /// <param name="calendar">The organization's default calendar.</param>
    /// <returns>
    /// The end of the last local date whose window ends today or earlier, so that it is exact but for records whose window
    /// ends later today. Null if there is no such date within a bit more than a year.
    /// </returns>
    public static Instant? ResolvedBefore(Instant now, int days, BusinessCalendar calendar)
    {
        if (days < 1) return now + Duration.FromSeconds(1);

        var today = now.InZone(calendar.Zone).Date;
        for (var back = days; back <= days + LongestSearchDays; back++)
        {
            var date = today.PlusDays(-back);
            if (calendar.AddBusinessDays(StartOf(date, calendar), days) is { } end && end.InZone(calendar.Zone).Date <= today)
                return StartOf(date.PlusDays(1), calendar);
        }
        return null;
    }

    private static Instant StartOf(LocalDate date, BusinessCalendar calendar) => calendar.Zone.AtLeniently(date.AtMidnight()).ToInstant();
}
