using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Sla;

/// <summary>Targets per kind, priority and metric, and the hold reasons that pause.</summary>
/// <param name="Targets">At most one per kind, priority and metric; no row, no clock.</param>
/// <param name="PausingReasons">Never <see cref="HoldReason.AwaitingProvider"/>: that is our time.</param>
public sealed record SlaPolicy(IReadOnlyList<SlaTarget> Targets, IReadOnlyList<HoldReason> PausingReasons)
{
    /// <summary>The target of one clock in business seconds; null when the policy gives none.</summary>
    /// <remarks>A row for the kind wins over one for every kind.</remarks>
    public int? TargetSeconds(IncidentKind kind, Priority priority, ClockMetric metric) =>
        (Targets.FirstOrDefault(target => target.Kind == kind && target.Priority == priority && target.Metric == metric)
        ?? Targets.FirstOrDefault(target => target.Kind is null && target.Priority == priority && target.Metric == metric))?.Seconds;
}
