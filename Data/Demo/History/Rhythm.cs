using NodaTime;

namespace IncidentPlatform.Data.Demo.History;

/// <summary>When people report: mornings of working days most, Mondays above all, a little at night and on weekends.</summary>
internal static class Rhythm
{
    private static readonly double[] Days = [1.25, 1.05, 1.0, 0.97, 0.9, 0.14, 0.09];

    private static readonly (int Hour, double Odds)[] WorkingHours =
    [
        (0, 1), (1, 1), (2, 1), (3, 1), (4, 1), (5, 2), (6, 4), (7, 12), (8, 34), (9, 40), (10, 38), (11, 31), (12, 18), (13, 30), (14, 34), (15, 28),
        (16, 20), (17, 8), (18, 4), (19, 3), (20, 2), (21, 2), (22, 1), (23, 1),
    ];

    /// <summary>Instants in order, whole seconds, from <paramref name="from"/> up to but not including <paramref name="to"/>.</summary>
    public static Instant[] Draw(int count, Instant from, Instant to, SyntheticRandom random)
    {
        var days = OpenDays(from, to);
        var total = days[^1].UpTo;
        var instants = new Instant[count];
        for (var i = 0; i < count; i++)
        {
            Instant instant;
            do
            {
                var at = random.Share() * total;
                var day = days[FirstAbove(days, at)].Date;
                var second = random.Weighted(WorkingHours) * 3600 + random.Below(3600);
                instant = day.AtMidnight().WithOffset(OfficeTime.Jakarta).ToInstant() + Duration.FromSeconds(second);
            }
            while (instant < from || instant >= to);

            instants[i] = instant;
        }

        Array.Sort(instants);
        return instants;
    }

    private static List<(LocalDate Date, double UpTo)> OpenDays(Instant from, Instant to)
    {
        var days = new List<(LocalDate, double)>();
        var (first, last) = (from.WithOffset(OfficeTime.Jakarta).Date, to.WithOffset(OfficeTime.Jakarta).Date);
        var upTo = 0.0;
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            // The business grows by a fifth over the period; the last days of a month are busy.
            var grown = 1 + 0.2 * Period.DaysBetween(first, day) / Math.Max(1, Period.DaysBetween(first, last));
            var monthEnd = day.PlusDays(3).Month != day.Month ? 1.15 : 1;
            upTo += Days[(int)day.DayOfWeek - 1] * grown * monthEnd;
            days.Add((day, upTo));
        }

        return days;
    }

    private static int FirstAbove(List<(LocalDate Date, double UpTo)> days, double at)
    {
        var (low, high) = (0, days.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (days[middle].UpTo > at) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
