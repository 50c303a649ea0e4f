namespace IncidentPlatform.Domain.Routing;

/// <summary>Whether records have changed since a model was measured. Definition: docs/routing.md, "Drift".</summary>
public static class RoutingDrift
{
    // As if each group had resolved half a record more: a group that is new, or gone, would else be infinitely far.
    private const double Smoothing = 0.5;

    /// <summary>How far two mixes of groups lie apart: 0 for the same, above 0.25 by common usage a different population.</summary>
    /// <param name="expected">Records of each group then.</param>
    /// <param name="found">Records of each group now.</param>
    /// <returns>Population stability index, the sum over the groups of (share now − share then) · ln(share now / share then); 0 when one side is empty.</returns>
    public static double StabilityIndex(IReadOnlyDictionary<Guid, int> expected, IReadOnlyDictionary<Guid, int> found)
    {
        if (expected.Values.Sum() == 0 || found.Values.Sum() == 0) return 0;

        var groups = expected.Keys.Union(found.Keys).ToArray();
        return groups.Sum(group =>
        {
            var (then, now) = (Share(expected, group), Share(found, group));
            return (now - then) * Math.Log(now / then);
        });

        double Share(IReadOnlyDictionary<Guid, int> counts, Guid group) =>
            (counts.GetValueOrDefault(group) + Smoothing) / (counts.Values.Sum() + Smoothing * groups.Length);
    }

    /// <summary>What has changed by more than the limits allow.</summary>
    /// <param name="measured">When the model was trained, on records that it had not seen.</param>
    /// <param name="recent">Lately.</param>
    /// <param name="limits">How much may change.</param>
    /// <returns>Empty with too few recent records.</returns>
    public static IReadOnlyList<RoutingDriftFinding> Find(RoutingSample measured, RoutingSample recent, RoutingDriftLimits limits)
    {
        if (recent.Records < limits.Records) return [];

        var findings = new List<RoutingDriftFinding>();
        var index = StabilityIndex(measured.Groups, recent.Groups);
        if (index > limits.StabilityIndex) findings.Add(new(RoutingDriftKind.ClassMix, 0, index));
        if (recent.Unknown - measured.Unknown > limits.UnknownRise) findings.Add(new(RoutingDriftKind.Vocabulary, measured.Unknown!.Value, recent.Unknown!.Value));
        if (measured.Confidence - recent.Confidence > limits.ConfidenceFall) findings.Add(new(RoutingDriftKind.Confidence, measured.Confidence!.Value, recent.Confidence!.Value));
        if (measured.Right - recent.Right > limits.PrecisionFall) findings.Add(new(RoutingDriftKind.Precision, measured.Right, recent.Right));
        return findings;
    }
}
