namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// A linear model, laid out so that one text touches one short row per term. It gives the scores of ML.NET's own transformer (a test
/// compares them) without its per-call pipeline, and each term's share of a score for free.
/// </summary>
/// <param name="weights">Term by term, within it group by group.</param>
internal sealed class LinearScorer(int groups, float[] weights, float[] biases)
{
    public int Groups => groups;

    public float[] Weights => weights;

    public float[] Biases => biases;

    /// <summary>Weights as the artifact keeps them, in half the bytes: what is measured is what will be loaded.</summary>
    public static float[] Rounded(float[] weights)
    {
        for (var i = 0; i < weights.Length; i++) weights[i] = (float)(Half)weights[i];
        return weights;
    }

    public double[] Score(SparseVector vector)
    {
        var scores = new double[groups];
        for (var g = 0; g < groups; g++) scores[g] = biases[g];
        for (var i = 0; i < vector.Indices.Length; i++)
        {
            var row = weights.AsSpan(vector.Indices[i] * groups, groups);
            double value = vector.Values[i];
            for (var g = 0; g < row.Length; g++) scores[g] += value * row[g];
        }

        return scores;
    }

    public double Weight(int term, int group) => weights[term * groups + group];
}
