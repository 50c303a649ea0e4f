namespace IncidentPlatform.Domain.Routing;

/// <summary>Picks the confidence from which a group is assigned without a person, from decisions whose outcome is known.</summary>
/// <remarks>
/// Definition: docs/routing.md, "Thresholds". Pure, and the order of the guesses does not matter. Guesses of one model and one group:
/// confidence of another means something else.
/// </remarks>
public static class ThresholdPick
{
    /// <summary>Of fewer guesses nothing is picked: the model's own threshold was found on more.</summary>
    public const int Fewest = 100;

    /// <summary>No confidence is enough.</summary>
    public const double Never = double.PositiveInfinity;

    // A fifth of what may be wrong.
    private const double AheadShare = 0.2;

    /// <summary>What to pick for, so that the target holds later: ahead in time precision lands up to a point below what was shown (measured).</summary>
    public static double Aim(double target) => target + (AheadShare * (1 - target));

    /// <summary>
    /// The lowest confidence at and above which the share that is surely right reaches the target; with costs, of those that reach it the one
    /// that would have cost least. <see cref="Never"/> when none reaches it, and when asking a person each time would have cost less.
    /// </summary>
    /// <param name="guesses">What was guessed, and whether it was right.</param>
    /// <param name="target">Share that has to be right, 0..1.</param>
    /// <param name="costs">What decisions cost; null to apply as much as the target allows.</param>
    /// <returns>Null when there are fewer than <see cref="Fewest"/> guesses.</returns>
    public static double? From(IReadOnlyCollection<JudgedGuess> guesses, double target, RoutingCosts? costs)
    {
        if (guesses.Count < Fewest) return null;

        var sorted = guesses.OrderByDescending(guess => guess.Confidence).ToArray();
        var (picked, cheapest) = (Never, costs is null ? double.PositiveInfinity : sorted.Length * costs.Asking);
        var right = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].IsRight) right++;

            // Equal confidences stand or fall together.
            if (i + 1 < sorted.Length && sorted[i + 1].Confidence == sorted[i].Confidence) continue;
            if (WilsonBound.Lower(right, i + 1) < target) continue;

            var cost = costs is null ? 0 : CostOf(applied: i + 1, right, sorted.Length, costs);
            if (cost > cheapest) continue;
            (picked, cheapest) = (sorted[i].Confidence, cost);
        }

        return picked;
    }

    /// <summary>What a threshold would have cost on these guesses.</summary>
    public static double Cost(IReadOnlyCollection<JudgedGuess> guesses, double threshold, RoutingCosts costs)
    {
        var applied = guesses.Where(guess => guess.Confidence >= threshold).ToList();
        return CostOf(applied.Count, applied.Count(guess => guess.IsRight), guesses.Count, costs);
    }

    private static double CostOf(int applied, int right, int all, RoutingCosts costs) =>
        ((applied - right) * costs.Misrouting) + ((all - applied) * costs.Asking);
}
