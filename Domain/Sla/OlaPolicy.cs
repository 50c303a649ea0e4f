using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Sla;

/// <summary>
/// What a support group (operational level agreement) or a provider (underpinning contract) promises for the time in which it
/// has a record.
/// </summary>
/// <param name="Targets">At most one per priority and metric; no row, no clock. Empty: nothing is promised.</param>
public sealed record OlaPolicy(IReadOnlyList<OlaTarget> Targets)
{
    /// <summary>The metrics that a holder can promise. Words to the consumer (Update) are the desk's.</summary>
    public static IReadOnlyList<ClockMetric> Metrics { get; } = [ClockMetric.Response, ClockMetric.Resolution];

    /// <summary>The target of one clock in business seconds; null when nothing is promised.</summary>
    public int? TargetSeconds(Priority priority, ClockMetric metric) =>
        Targets.FirstOrDefault(target => target.Priority == priority && target.Metric == metric)?.Seconds;

    /// <summary>Equal in every target, in the order given.</summary>
    public bool Equals(OlaPolicy? other) => other is not null && Targets.SequenceEqual(other.Targets);

    /// <inheritdoc/>
    public override int GetHashCode() => Targets.Count;
}
