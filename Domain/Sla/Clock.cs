using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>One measured promise of a record. Changed only by the verbs of <see cref="SlaClock"/>.</summary>
/// <remarks>
/// Its truth is <see cref="Spans"/> with <see cref="Target"/>; <see cref="DueAt"/> is derived from them and stored for
/// searching. Two clocks are equal when all their values are, span by span: "replay equals stored" compares them.
/// </remarks>
public sealed record Clock
{
    /// <summary>Identity, kept over pauses, re-basing and reopening.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is measured.</summary>
    public required ClockMetric Metric { get; init; }

    /// <summary>Whose promise it is.</summary>
    public ClockLevel Level { get; init; } = ClockLevel.Sla;

    /// <summary>The group whose time with the record it measures; null exactly for <see cref="ClockLevel.Sla"/>.</summary>
    public Guid? HolderGroupId { get; init; }

    /// <summary>
    /// 1, and one more with each reopening. Of a chain of clocks (each next word to the consumer, each stay with a holder) the
    /// place in the chain. A rule fires at most once per clock and run.
    /// </summary>
    public int Run { get; init; } = 1;

    /// <summary>Whether it counts.</summary>
    public ClockState State { get; init; } = ClockState.Running;

    /// <summary>The policy version that gave the target.</summary>
    public required Guid PolicyVersionId { get; init; }

    /// <summary>The calendar version under which it runs, or will when it is resumed.</summary>
    public required Guid CalendarVersionId { get; init; }

    /// <summary>Business time allowed: whole seconds, more than zero.</summary>
    public required Duration Target { get; init; }

    /// <summary>When it ran: in order, not overlapping, none empty; only the last may be without end, and is exactly while running.</summary>
    public required IReadOnlyList<ClockSpan> Spans { get; init; }

    /// <summary>When it first started.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When it was stopped or cancelled; null while it is running or paused.</summary>
    public Instant? StoppedAt { get; init; }

    /// <summary>The earliest instant at which the target is used up; null while it stands still with target left, or if its calendar never opens for long enough.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>When the promise was broken; stays for good.</summary>
    public Instant? BreachedAt { get; init; }

    /// <summary>How it was broken; null exactly when <see cref="BreachedAt"/> is.</summary>
    public BreachCause? BreachCause { get; init; }

    /// <summary>When an incident manager excused the breach, which stays; null while nobody has.</summary>
    public Instant? ExcusedAt { get; init; }

    /// <summary>What it is re-based to when it is reopened: the priority, service or kind changed while it was stopped. Null for nothing.</summary>
    public ClockTarget? AfterReopening { get; init; }

    /// <summary>The last threshold that is known to be reached, in percent of the target: 0, 50, 75, 90 or 100.</summary>
    public int Band { get; init; }

    /// <summary>One more with each change of the schedule. Timers of an older generation are void.</summary>
    public int Generation { get; init; }

    /// <summary>Equal in every value, spans element by element.</summary>
    public bool Equals(Clock? other) =>
        other is not null
        && Id == other.Id
        && Metric == other.Metric
        && Level == other.Level
        && HolderGroupId == other.HolderGroupId
        && Run == other.Run
        && State == other.State
        && PolicyVersionId == other.PolicyVersionId
        && CalendarVersionId == other.CalendarVersionId
        && Target == other.Target
        && StartedAt == other.StartedAt
        && StoppedAt == other.StoppedAt
        && DueAt == other.DueAt
        && BreachedAt == other.BreachedAt
        && BreachCause == other.BreachCause
        && ExcusedAt == other.ExcusedAt
        && AfterReopening == other.AfterReopening
        && Band == other.Band
        && Generation == other.Generation
        && Spans.SequenceEqual(other.Spans);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Run, State, Target, DueAt, BreachedAt, Generation, Spans.Count);
}
