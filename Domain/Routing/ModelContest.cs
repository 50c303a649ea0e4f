namespace IncidentPlatform.Domain.Routing;

/// <summary>
/// Compares two models on the same records: a paired bootstrap says how much of their difference other records of the same kind
/// could undo.
/// </summary>
/// <param name="Records">Records on which they were compared.</param>
/// <param name="Accuracy">Of the share of first guesses that are right.</param>
/// <param name="AppliedPrecision">Of the share that is right among what each would apply without a person; null when one of them applies nothing.</param>
/// <remarks>Definition: docs/decisions/model-contest.md. Pure: same rows, same seed, same answer on every machine.</remarks>
public sealed record ModelContest(int Records, Difference Accuracy, Difference? AppliedPrecision)
{
    /// <summary>Fewer records say nothing, however clear the difference looks.</summary>
    public const int FewestRecords = 100;

    /// <summary>Share of the resamples that lie within the bounds.</summary>
    public const double Level = 0.95;

    private const int Resamples = 2_000;
    private const int Classes = 16;

    /// <summary>Whether the new model is better by more than chance: it names the right group more often, and is not right less often where it would act alone.</summary>
    public bool IsBetter => Records >= FewestRecords && Accuracy.Low > 0 && AppliedPrecision is not { High: < 0 };

    /// <summary>Compares.</summary>
    /// <param name="rows">One row for each record, in any order.</param>
    /// <param name="seed">Where the drawing begins.</param>
    /// <returns>Null without rows.</returns>
    public static ModelContest? Of(IReadOnlyList<ContestRow> rows, ulong seed = 1)
    {
        if (rows.Count == 0) return null;

        // Rows that agree in all four answers are alike: what is drawn is how many of each class there are, in the order of the classes
        // and so whatever the order of the rows.
        var counts = new int[Classes];
        foreach (var row in rows) counts[ClassOf(row)]++;
        var drawn = new byte[rows.Count];
        for (int at = 0, kind = 0; kind < Classes; kind++)
        {
            drawn.AsSpan(at, counts[kind]).Fill((byte)kind);
            at += counts[kind];
        }

        var (accuracies, precisions) = (new double[Resamples], new List<double>(Resamples));
        var random = new Draw(seed);
        var resample = new int[Classes];
        for (var i = 0; i < Resamples; i++)
        {
            Array.Clear(resample);
            for (var row = 0; row < drawn.Length; row++) resample[drawn[random.Below(drawn.Length)]]++;
            accuracies[i] = AccuracyOf(resample, drawn.Length);
            if (PrecisionOf(resample) is { } precision) precisions.Add(precision);
        }

        return new ModelContest(
            rows.Count, Bounds(AccuracyOf(counts, rows.Count), accuracies),
            PrecisionOf(counts) is { } value && precisions.Count > 0 ? Bounds(value, [.. precisions]) : null);
    }

    private static int ClassOf(ContestRow row) =>
        (row.ChampionRight ? 1 : 0) | (row.ChampionApplied ? 2 : 0) | (row.ChallengerRight ? 4 : 0) | (row.ChallengerApplied ? 8 : 0);

    private static double AccuracyOf(int[] counts, int rows) => (Sum(counts, 4, 4) - Sum(counts, 1, 1)) / (double)rows;

    // A resample in which one of them applies nothing has no precision to compare.
    private static double? PrecisionOf(int[] counts)
    {
        var (champion, challenger) = (Sum(counts, 2, 2), Sum(counts, 8, 8));
        return champion == 0 || challenger == 0 ? null : Sum(counts, 12, 12) / (double)challenger - Sum(counts, 3, 3) / (double)champion;
    }

    private static int Sum(int[] counts, int mask, int value)
    {
        var sum = 0;
        for (var kind = 0; kind < Classes; kind++)
        {
            if ((kind & mask) == value) sum += counts[kind];
        }

        return sum;
    }

    private static Difference Bounds(double value, double[] resampled)
    {
        Array.Sort(resampled);
        var outside = (1 - Level) / 2;
        return new Difference(value, At(outside), At(1 - outside));

        double At(double share) => resampled[(int)Math.Round(share * (resampled.Length - 1))];
    }

    /// <summary>SplitMix64: the platform's own generator may change between versions, a stored interval may not.</summary>
    private struct Draw(ulong state)
    {
        public int Below(int bound)
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            mixed ^= mixed >> 31;
            return (int)(((UInt128)mixed * (uint)bound) >> 64);
        }
    }
}
