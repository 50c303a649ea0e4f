namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// Complement naive Bayes (Rennie et al. 2003): a term speaks for a group as far as the other groups lack it. Needs one pass and is steady
/// where a group has few records.
/// </summary>
internal static class BayesFit
{
    public static LinearScorer Fit(SparseVector[] vectors, int[] labels, int terms, int groups, double smoothing, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var own = new float[(long)terms * groups];
        var total = new double[terms];
        for (var row = 0; row < vectors.Length; row++)
        {
            var (indices, values) = (vectors[row].Indices, vectors[row].Values);
            for (var k = 0; k < indices.Length; k++)
            {
                own[(long)indices[k] * groups + labels[row]] += values[k];
                total[indices[k]] += values[k];
            }
        }

        var rest = new double[groups];
        var all = total.Sum();
        for (var term = 0; term < terms; term++)
        {
            for (var group = 0; group < groups; group++) rest[group] += own[(long)term * groups + group];
        }

        for (var group = 0; group < groups; group++) rest[group] = all - rest[group] + smoothing * terms;

        var sizes = new double[groups];
        var weights = own; // turned in place: a second table of this size would double the memory
        for (var term = 0; term < terms; term++)
        {
            cancel.ThrowIfCancellationRequested();
            var row = own.AsSpan(term * groups, groups);
            for (var group = 0; group < groups; group++)
            {
                var logarithm = Math.Log((total[term] - row[group] + smoothing) / rest[group]);
                sizes[group] += Math.Abs(logarithm);
                row[group] = (float)-logarithm;
            }
        }

        for (var term = 0; term < terms; term++)
        {
            var row = weights.AsSpan(term * groups, groups);
            var mean = 0.0;
            for (var group = 0; group < groups; group++)
            {
                row[group] = (float)(row[group] / sizes[group] * terms);
                mean += row[group];
            }

            // The same off every group changes no order, and leaves what speaks for or against one.
            mean /= groups;
            for (var group = 0; group < groups; group++) row[group] -= (float)mean;
        }

        return new LinearScorer(groups, weights, new float[groups]);
    }
}
