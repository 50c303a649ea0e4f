using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>
/// Rules without effects that every clock has, whatever its record's policy says: they note that a threshold is reached and
/// that a target is broken. A policy without a rule at 100 % breaches all the same.
/// </summary>
public static class EscalationMarkers
{
    private static readonly IReadOnlyList<EscalationRule> All =
    [
        .. from metric in Enum.GetValues<ClockMetric>()
           from band in SlaClock.Bands
           where band > 0
           select new EscalationRule(IdOf(metric, band), new EscalationCondition.ClockShare(metric, band), []),
    ];

    private static readonly HashSet<Guid> Ids = [.. All.Select(marker => marker.Id)];

    /// <summary>The markers of a metric that no rule of the policy stands for.</summary>
    public static IEnumerable<EscalationRule> Of(ClockMetric metric, EscalationPolicy policy) => All.Where(marker =>
        marker.When is EscalationCondition.ClockShare share && share.Metric == metric
        && !policy.Rules.Any(rule => rule.When == marker.When));

    /// <summary>The marker that notes that a target is broken.</summary>
    public static Guid OfBreach(ClockMetric metric) => IdOf(metric, 100);

    /// <summary>Whether a rule is one of these.</summary>
    public static bool IsMarker(Guid ruleId) => Ids.Contains(ruleId);

    // The same in every installation and for good: firings are stored under it.
    private static Guid IdOf(ClockMetric metric, int band) => new(band, (short)metric, 0x4d61, [0x72, 0x6b, 0x65, 0x72, 0, 0, 0, 0]);
}
