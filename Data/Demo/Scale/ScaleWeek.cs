using NodaTime;

namespace IncidentPlatform.Data.Demo.Scale;

/// <summary>A part of the history and how many records were opened in it.</summary>
/// <param name="From">Included.</param>
/// <param name="To">Excluded.</param>
/// <param name="Count">Records opened between them.</param>
internal readonly record struct ScaleWeek(Instant From, Instant To, int Count)
{
    private const int Weeks = 104;
    private static readonly Duration Length = Duration.FromDays(7);
    private static readonly Instant FirstMonday = Instant.FromUtc(1970, 1, 5, 0, 0);

    /// <summary>Spreads records evenly over two years. The weeks begin on Mondays, so that a later run plans the same ones.</summary>
    /// <param name="count">How many records in all.</param>
    /// <param name="until">Where the history ends; the last part is longer than a week.</param>
    public static IReadOnlyList<ScaleWeek> Plan(int count, Instant until)
    {
        var last = FirstMonday + (Length * ((long)((until - FirstMonday) / Length) - 1));
        var first = last - (Length * (Weeks - 1));
        return
        [
            .. Enumerable.Range(0, Weeks).Select(week =>
            {
                var from = first + (Length * week);
                var to = week == Weeks - 1 ? until : from + Length;
                return new ScaleWeek(from, to, UpTo(to) - UpTo(from));
            }),
        ];

        // Rounded as a whole, so that the parts make up the sum.
        int UpTo(Instant at) => (int)Math.Round(count * ((at - first) / (until - first)));
    }
}
