using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>What became of a hand-over. Definition: docs/kpis.md, "Afterwards".</summary>
public static class HandOverOutcome
{
    /// <summary>The longest time on either side that is compared: 365 days.</summary>
    public static Duration Longest { get; } = Duration.FromDays(365);

    /// <summary>Whether the provider kept its promises.</summary>
    /// <param name="met">Its clocks that were met.</param>
    /// <param name="breached">Its clocks that were breached.</param>
    /// <param name="goal">The attainment that is aimed at, 0..1; null without a goal.</param>
    public static HandOverVerdict Judge(int met, int breached, double? goal)
    {
        var all = met + breached;
        if (all == 0) return HandOverVerdict.NothingPromised;
        if (all < HandOverPotential.FewestCases) return HandOverVerdict.TooFew;
        if (goal is not { } aim) return HandOverVerdict.NoGoal;
        return (double)met / all < aim ? HandOverVerdict.Missed : HandOverVerdict.Delivered;
    }

    /// <summary>How long before and after a hand-over is compared: since it began, until it ended or now.</summary>
    /// <param name="from">When it began.</param>
    /// <param name="until">When it ends; null for no end.</param>
    /// <param name="now">The present.</param>
    /// <returns>At most <see cref="Longest"/>; zero when it has not begun.</returns>
    public static Duration LengthOf(Instant from, Instant? until, Instant now)
    {
        var end = until is { } ended ? Instant.Min(ended, now) : now;
        return end <= from ? Duration.Zero : Duration.Min(end - from, Longest);
    }
}
