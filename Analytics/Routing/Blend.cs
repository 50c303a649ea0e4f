namespace IncidentPlatform.Analytics.Routing;

/// <summary>How much of each learner goes into the model. A sum of linear models is a linear model: every score stays a sum over terms.</summary>
/// <param name="Parts">Learners with a share above zero; the factor brings a learner's scores to one measure and gives it its share.</param>
internal sealed record Blend(IReadOnlyList<(Learner Learner, double Factor)> Parts)
{
    private const int Steps = 4;

    // A group with few records counts for little in accuracy; by itself accuracy would choose learners that never name it.
    private const double MacroWeight = 0.2;

    public string Name => string.Join(" + ", Parts.Select(part => part.Learner.Name));

    public IReadOnlyList<Learner> Learners => [.. Parts.Select(part => part.Learner)];

    /// <summary>The blend that does best on rows that no learner has seen.</summary>
    /// <param name="scores">Of each learner the rows' scores by group.</param>
    /// <param name="newestFrom">
    /// From here on the rows are the newest block. Its model has seen older rows only, as in service; the other blocks' models know what came
    /// later too and favour learners that fit closely. It counts as much as all rows together, which are many and steady.
    /// </param>
    public static Blend Pick(IReadOnlyList<Learner> learners, float[][][] scores, int[] labels, int newestFrom)
    {
        if (learners.Count == 1) return new Blend([(learners[0], 1 / Spread(scores[0]))]);

        // The best of each family, then shares in quarters.
        var best = learners.Index().GroupBy(pair => pair.Item.Family)
            .Select(family => family.Select(pair => pair.Index).MaxBy(i => Worth(row => scores[i][row]))).ToArray();
        var factors = best.Select(i => 1 / Spread(scores[i])).ToArray();
        var width = scores[0].Length == 0 ? 0 : scores[0][0].Length;
        var mixed = new float[width];
        var shares = Shares(best.Length).MaxBy(share => Worth(row => Mix(mixed, best, factors, share, scores, row)))!;
        return new Blend([.. best.Index().Where(pair => shares[pair.Index] > 0)
            .Select(pair => (learners[pair.Item], factors[pair.Index] * shares[pair.Index]))]);

        double Worth(Func<int, float[]> scoresOf) =>
            WorthOf(scoresOf, labels, 0) + (newestFrom < labels.Length ? WorthOf(scoresOf, labels, newestFrom) : 0);
    }

    /// <summary>One model of the parts' models, in the order of <see cref="Parts"/>.</summary>
    public LinearScorer Mix(LinearScorer[] scorers)
    {
        var weights = new float[scorers[0].Weights.Length];
        var biases = new float[scorers[0].Groups];
        for (var part = 0; part < scorers.Length; part++)
        {
            var factor = (float)Parts[part].Factor;
            for (var i = 0; i < weights.Length; i++) weights[i] += factor * scorers[part].Weights[i];
            for (var i = 0; i < biases.Length; i++) biases[i] += factor * scorers[part].Biases[i];
        }

        return new LinearScorer(biases.Length, LinearScorer.Rounded(weights), biases);
    }

    private static float[] Mix(float[] mixed, int[] best, double[] factors, double[] share, float[][][] scores, int row)
    {
        Array.Clear(mixed);
        for (var part = 0; part < best.Length; part++)
        {
            var factor = (float)(factors[part] * share[part]);
            if (factor == 0) continue;

            var from = scores[best[part]][row];
            for (var group = 0; group < mixed.Length; group++) mixed[group] += factor * from[group];
        }

        return mixed;
    }

    private static IEnumerable<double[]> Shares(int parts)
    {
        if (parts == 1) return [[1]];

        return from first in Enumerable.Range(0, Steps + 1)
               from second in Enumerable.Range(0, parts == 2 ? 1 : Steps + 1 - first)
               let rest = Steps - first - (parts == 2 ? 0 : second)
               select parts == 2 ? new[] { first / (double)Steps, rest / (double)Steps }
                   : [first / (double)Steps, second / (double)Steps, rest / (double)Steps];
    }

    private static double WorthOf(Func<int, float[]> scoresOf, int[] labels, int from)
    {
        int right = 0, groups = labels.Length == 0 ? 0 : scoresOf(0).Length;
        var (own, guessed, hit) = (new int[groups], new int[groups], new int[groups]);
        for (var row = from; row < labels.Length; row++)
        {
            var scores = scoresOf(row);
            var guess = 0;
            for (var group = 1; group < groups; group++)
            {
                if (scores[group] > scores[guess]) guess = group;
            }

            guessed[guess]++;
            own[labels[row]]++;
            if (guess != labels[row]) continue;

            right++;
            hit[guess]++;
        }

        var (f1, seen) = (0.0, 0);
        for (var group = 0; group < groups; group++)
        {
            if (own[group] == 0) continue;

            seen++;
            f1 += 2.0 * hit[group] / (own[group] + guessed[group]);
        }

        return right / (double)Math.Max(1, labels.Length - from) + MacroWeight * f1 / Math.Max(1, seen);
    }

    // Around each row's own mean: what lifts all groups alike says nothing.
    private static double Spread(float[][] scores)
    {
        var sum = 0.0;
        foreach (var row in scores)
        {
            var mean = row.Average();
            sum += row.Average(score => (score - mean) * (score - mean));
        }

        return Math.Max(1e-6, Math.Sqrt(sum / Math.Max(1, scores.Length)));
    }
}
