namespace IncidentPlatform.Analytics.Routing;

/// <summary>Finds the confidence from which a group's predictions are right often enough to be applied.</summary>
internal static class Thresholds
{
    // One-sided 90 %: a plain share over one slice promised 95 % and gave 91.4 % (measured).
    private const double Quantile = 1.2815515655446004;

    /// <summary>No confidence is enough for this group.</summary>
    public const double Never = double.PositiveInfinity;

    /// <param name="guesses">Per out-of-fold row that the model did not abstain from: the group guessed, its confidence, and whether it was right.</param>
    /// <returns>Per group the lowest confidence at and above which the Wilson bound of precision holds the target, or <see cref="Never"/>.</returns>
    public static double[] Pick(IEnumerable<(int Group, double Confidence, bool Right)> guesses, int groups, double targetPrecision)
    {
        var thresholds = new double[groups];
        Array.Fill(thresholds, Never);
        foreach (var ofGroup in guesses.GroupBy(g => g.Group))
        {
            var sorted = ofGroup.OrderByDescending(g => g.Confidence).ToArray();
            var right = 0;
            for (var i = 0; i < sorted.Length; i++)
            {
                if (sorted[i].Right) right++;

                // Equal confidences stand or fall together.
                if (i + 1 < sorted.Length && sorted[i + 1].Confidence == sorted[i].Confidence) continue;
                if (WilsonLowerBound(right, i + 1) >= targetPrecision) thresholds[ofGroup.Key] = sorted[i].Confidence;
            }
        }

        return thresholds;
    }

    /// <summary>One-sided 90 % lower bound of a share.</summary>
    public static double WilsonLowerBound(int right, int all)
    {
        if (all == 0) return 0;

        const double z2 = Quantile * Quantile;
        var share = right / (double)all;
        var centre = share + z2 / (2 * all);
        var reach = Quantile * Math.Sqrt((share * (1 - share) + z2 / (4 * all)) / all);
        return (centre - reach) / (1 + z2 / all);
    }
}
