using NodaTime;

namespace IncidentPlatform.Data.Demo.History;

/// <summary>Weekdays from 8 to 17 in Jakarta, which knows no summer time: enough to give the history plausible times.</summary>
internal static class OfficeTime
{
    public static readonly Offset Jakarta = Offset.FromHours(7);
    private const int Opens = 8 * 60;
    private const int Closes = 17 * 60;

    /// <summary>The instant after so many minutes of business time; of plain time when the service runs around the clock.</summary>
    public static Instant Add(Instant start, double minutes, bool aroundTheClock)
    {
        if (aroundTheClock) return start + WholeSeconds(minutes);

        var local = start.WithOffset(Jakarta);
        var date = local.Date;
        var minute = local.TimeOfDay.TickOfDay / (double)NodaConstants.TicksPerMinute;
        while (true)
        {
            if (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && minute < Closes)
            {
                minute = Math.Max(minute, Opens);
                if (minute + minutes <= Closes) break;
                minutes -= Closes - minute;
            }

            (date, minute) = (date.PlusDays(1), 0);
        }

        return date.AtMidnight().WithOffset(Jakarta).ToInstant() + WholeSeconds(minute + minutes);
    }

    private static Duration WholeSeconds(double minutes) => Duration.FromSeconds((long)Math.Round(minutes * 60));
}
