using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>One clock of a record as reports count it.</summary>
public sealed record ClockFact
{
    /// <summary>The clock.</summary>
    public required Guid ClockId { get; init; }

    /// <summary>What it measures.</summary>
    public required ClockMetric Metric { get; init; }

    /// <summary>Whose promise it is. Only the organization's own is attainment.</summary>
    public required ClockLevel Level { get; init; }

    /// <summary>Whether it counts time.</summary>
    public required ClockState State { get; init; }

    /// <summary>What became of its promise.</summary>
    public required ClockOutcome Outcome { get; init; }

    /// <summary>
    /// The instant of the outcome: the stop when met, <c>breachedAt</c> when breached, the stop when withdrawn; while open
    /// the due instant, from the second after which it is broken. Null while it stands still with target left.
    /// </summary>
    public Instant? At { get; init; }

    /// <summary>Whether an incident manager excused the breach, which stays.</summary>
    public required bool IsExcused { get; init; }

    /// <summary>
    /// Priority, service and holder at <see cref="At"/>; at the last line while that is null or still to come. A holder's own
    /// promise belongs to that holder, whoever has the record by then.
    /// </summary>
    public required EventFacts Event { get; init; }

    /// <summary>Business seconds allowed.</summary>
    public required long TargetSeconds { get; init; }

    /// <summary>Business seconds used when it stopped, overshoot included; null while it has not.</summary>
    public long? ElapsedSeconds { get; init; }

    /// <summary>The last threshold that is known to be reached: 0, 50, 75, 90 or 100 % of the target.</summary>
    public required int Band { get; init; }

    /// <summary>When half of the target is used; null unless it runs unbroken.</summary>
    public Instant? HalfAt { get; init; }

    /// <summary>When 75 % of the target are used; null unless it runs unbroken.</summary>
    public Instant? ThreeQuartersAt { get; init; }

    /// <summary>When 90 % of the target are used; null unless it runs unbroken.</summary>
    public Instant? NinetyAt { get; init; }
}
