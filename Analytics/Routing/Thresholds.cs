using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>Finds the confidence from which a group's predictions are right often enough to be applied.</summary>
internal static class Thresholds
{
    /// <summary>No confidence is enough for this group.</summary>
    public const double Never = double.PositiveInfinity;

    // A group without enough rows of its own joins the others like it, if these few rows do not speak against it.
    private const int FewestOwnRows = 10;

    /// <param name="guesses">Per out-of-fold row that the model did not abstain from: the group guessed, its confidence, and whether it was right.</param>
    /// <returns>
    /// Per group the lowest confidence at and above which the Wilson bound of precision holds the target, or <see cref="Never"/>. Few groups
    /// have rows enough to show it alone: a group may take what all groups show together, or those that cannot show it alone, if its own
    /// share above that holds the target too.
    /// </returns>
    public static double[] Pick(IEnumerable<Guess> guesses, int groups, double targetPrecision)
    {
        var thresholds = new double[groups];
        Array.Fill(thresholds, Never);
        var byGroup = guesses.GroupBy(g => g.Group).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var (group, own) in byGroup) thresholds[group] = Lowest(own, targetPrecision);

        var left = byGroup.Where(pair => !double.IsFinite(thresholds[pair.Key])).SelectMany(pair => pair.Value).ToArray();
        double[] shared = [Lowest([.. byGroup.Values.SelectMany(own => own)], targetPrecision), Lowest(left, targetPrecision)];
        foreach (var (group, own) in byGroup)
        {
            foreach (var threshold in shared.Where(threshold => threshold < thresholds[group] && Holds(own, threshold, targetPrecision)))
                thresholds[group] = Math.Min(thresholds[group], threshold);
        }

        return thresholds;
    }

    private static bool Holds(Guess[] own, double threshold, double targetPrecision)
    {
        var above = own.Count(g => g.Confidence >= threshold);
        return above >= FewestOwnRows && own.Count(g => g.Right && g.Confidence >= threshold) >= targetPrecision * above;
    }

    private static double Lowest(Guess[] guesses, double targetPrecision)
    {
        var sorted = guesses.OrderByDescending(g => g.Confidence).ToArray();
        var (right, lowest) = (0, Never);
        for (var i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].Right) right++;

            // Equal confidences stand or fall together.
            if (i + 1 < sorted.Length && sorted[i + 1].Confidence == sorted[i].Confidence) continue;
            if (WilsonBound.Lower(right, i + 1) >= targetPrecision) lowest = sorted[i].Confidence;
        }

        return lowest;
    }
}

/// <summary>The first suggestion for an out-of-fold row.</summary>
internal readonly record struct Guess(int Group, double Confidence, bool Right);
