namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// How often a guess like this one is right. The first guess is judged by a logistic model of the best score, its lead, the second score,
/// the log-sum-exp of all scores and the group guessed; what is left is shared among the others by their scores.
/// </summary>
/// <param name="Weights">One for the constant, four for the scores, one for each group.</param>
/// <param name="Means">Of the four score inputs, with <paramref name="Scales"/> bringing them to one measure.</param>
/// <param name="Temperature">Divides the scores of the other groups before they share the rest; more than zero.</param>
internal sealed record ConfidenceModel(double[] Weights, double[] Means, double[] Scales, double Temperature)
{
    public const int ScoreInputs = 4;
    private const double Ridge = 1.0;

    /// <param name="rows">Out-of-fold rows: scores of a fit on its own rows are far too sure.</param>
    public static ConfidenceModel Fit(IReadOnlyList<ScoredRow> rows, int groups)
    {
        var inputs = new List<double[]>(rows.Count);
        var outcomes = new List<bool>(rows.Count);
        foreach (var row in rows)
        {
            var order = Ranking.Of(row.Scores);
            inputs.Add(ScoresOf(row.Scores, order));
            outcomes.Add(order[0] == row.Label);
        }

        var (means, scales) = Measure(inputs);
        var unfitted = new ConfidenceModel(new double[1 + ScoreInputs + groups], means, scales, 1);
        var full = rows.Select(r => unfitted.Inputs(r.Scores, Ranking.Of(r.Scores))).ToList();
        return unfitted with { Weights = LogisticFit.Fit(full, outcomes, Ridge), Temperature = FitTemperature(rows) };
    }

    /// <summary>Confidence of each group in <paramref name="order"/>; falls along the order and adds up to at most 1.</summary>
    public double[] Of(ReadOnlySpan<double> scores, int[] order)
    {
        var confidence = new double[order.Length];
        confidence[0] = LogisticFit.Probability(Inputs(scores, order), Weights);

        var rest = Shares(scores, order, Temperature);
        for (var i = 1; i < order.Length; i++)
        {
            // The order on screen is the order of scores: a follower never shows more than the one before it.
            confidence[i] = Math.Min(confidence[i - 1], (1 - confidence[0]) * rest[i - 1]);
        }

        return confidence;
    }

    private static double[] ScoresOf(ReadOnlySpan<double> scores, int[] order)
    {
        var (best, second) = (scores[order[0]], scores[order[1]]);
        var sum = 0.0;
        foreach (var score in scores) sum += Math.Exp(score - best);
        return [best, best - second, second, best + Math.Log(sum)];
    }

    private double[] Inputs(ReadOnlySpan<double> scores, int[] order)
    {
        var row = new double[Weights.Length];
        row[0] = 1;
        var raw = ScoresOf(scores, order);
        for (var i = 0; i < ScoreInputs; i++) row[1 + i] = (raw[i] - Means[i]) * Scales[i];
        row[1 + ScoreInputs + order[0]] = 1;
        return row;
    }

    private static (double[] Means, double[] Scales) Measure(List<double[]> inputs)
    {
        var (means, scales) = (new double[ScoreInputs], new double[ScoreInputs]);
        for (var i = 0; i < ScoreInputs; i++)
        {
            var mean = inputs.Average(row => row[i]);
            var deviation = Math.Sqrt(inputs.Average(row => (row[i] - mean) * (row[i] - mean)));
            (means[i], scales[i]) = (mean, deviation > 1e-9 ? 1 / deviation : 1);
        }

        return (means, scales);
    }

    private static double[] Shares(ReadOnlySpan<double> scores, int[] order, double temperature)
    {
        var shares = new double[order.Length - 1];
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = Math.Exp((scores[order[i + 1]] - scores[order[1]]) / temperature);
            sum += shares[i];
        }

        for (var i = 0; i < shares.Length; i++) shares[i] /= sum;
        return shares;
    }

    /// <summary>The temperature under which the true groups of wrong first guesses are likeliest.</summary>
    private static double FitTemperature(IReadOnlyList<ScoredRow> rows)
    {
        var wrong = rows.Select(row => (Row: row, Order: Ranking.Of(row.Scores)))
            .Where(pair => pair.Row.Label >= 0 && pair.Order[0] != pair.Row.Label)
            .Select(pair => (pair.Row, pair.Order, Place: Array.IndexOf(pair.Order, pair.Row.Label) - 1)).ToList();
        var candidates = Enumerable.Range(0, 48).Select(step => 0.02 * Math.Pow(1.15, step));
        return wrong.Count == 0
            ? 1
            : candidates.MaxBy(t => wrong.Sum(w => Math.Log(Math.Max(Shares(w.Row.Scores, w.Order, t)[w.Place], 1e-9))));
    }
}
