namespace IncidentPlatform.Analytics.Routing;

/// <summary>Group numbers by falling score; ties go to the lower number, so that the order is always the same.</summary>
internal static class Ranking
{
    public static int[] Of(ReadOnlySpan<double> scores)
    {
        var order = new int[scores.Length];
        var keys = new double[scores.Length];
        for (var i = 0; i < order.Length; i++) (order[i], keys[i]) = (i, -scores[i]);
        Array.Sort(keys, order, Comparer<double>.Default);
        for (var i = 1; i < order.Length; i++)
        {
            for (var j = i; j > 0 && keys[j] == keys[j - 1] && order[j] < order[j - 1]; j--)
            {
                (order[j], order[j - 1]) = (order[j - 1], order[j]);
            }
        }

        return order;
    }
}
