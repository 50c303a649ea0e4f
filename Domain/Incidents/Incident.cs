using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Incidents;

/// <summary>The facts of one record, as its timeline makes them. Words (subject, texts, files) stand apart.</summary>
public sealed record Incident
{
    /// <summary>The record.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organization whose record it is.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>What the record is.</summary>
    public required IncidentKind Kind { get; init; }

    /// <summary>What a service request asks for; null for other kinds.</summary>
    public RequestType? RequestType { get; init; }

    /// <summary>Where it stands.</summary>
    public required IncidentState State { get; init; }

    /// <summary>The import that brought it from another system; null for a record that was opened here.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>Why it waits; null unless <see cref="State"/> is OnHold.</summary>
    public HoldReason? HoldReason { get; init; }

    /// <summary>When waiting ends by itself; null when it doesn't.</summary>
    public Instant? HoldUntil { get; init; }

    /// <summary>The state to which resuming leads; null unless <see cref="State"/> is OnHold.</summary>
    public IncidentState? StateBeforeHold { get; init; }

    /// <summary>How much of the business is touched.</summary>
    public required Impact Impact { get; init; }

    /// <summary>How long the business can bear it.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>From the matrix, or an agent's override.</summary>
    public required Priority Priority { get; init; }

    /// <summary>Whether an agent overrode the matrix.</summary>
    public bool IsPriorityOverridden { get; init; }

    /// <summary>Whether it was declared a major incident.</summary>
    public bool IsMajor { get; init; }

    /// <summary>Whether only its holding group, incident managers and its requester see it.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>The service concerned; the organization's default service when nobody named one.</summary>
    public required Guid ServiceId { get; init; }

    /// <summary>The category; null while unclassified.</summary>
    public Guid? CategoryId { get; init; }

    /// <summary>The support group that has it.</summary>
    public required Guid GroupId { get; init; }

    /// <summary>The person who works on it; null while nobody does.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>Who asked.</summary>
    public required Guid RequesterId { get; init; }

    /// <summary>Who is affected; the requester unless they reported on somebody's behalf.</summary>
    public required Guid AffectedUserId { get; init; }

    /// <summary>The way by which it came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>When it was opened.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>When the Response clock stopped; null while nobody responded.</summary>
    public Instant? RespondedAt { get; init; }

    /// <summary>The group that first accepted or answered; null before.</summary>
    public Guid? RespondedGroupId { get; init; }

    /// <summary>The last entry into Resolved; null when never, or while reopened.</summary>
    public Instant? ResolvedAt { get; init; }

    /// <summary>When it was closed or cancelled; null before.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>How it was resolved; null while it isn't.</summary>
    public ResolutionCode? ResolutionCode { get; init; }

    /// <summary>Changes of group by a person after a person first accepted, or in correction of the classifier.</summary>
    public int Hops { get; init; }

    /// <summary>Hops since the last comment or attachment.</summary>
    public int SilentHops { get; init; }

    /// <summary>How often it was reopened.</summary>
    public int ReopenCount { get; init; }

    /// <summary>Functional escalations: hops to a higher tier or to a provider.</summary>
    public int Escalations { get; init; }

    /// <summary>The first group that a person or the classifier chose; null while only the desk had it.</summary>
    public Guid? FirstAssignedGroupId { get; init; }

    /// <summary>The group that the classifier assigned; null when it assigned none.</summary>
    public Guid? ClassifierGroupId { get; init; }

    /// <summary>Whether a routing line (assigned, suggested or fallen back) exists.</summary>
    public bool IsRouted { get; init; }

    /// <summary>Whether a person has assigned or accepted it: automation then keeps its hands off.</summary>
    public bool IsTouchedByPerson { get; init; }

    /// <summary>Whether a person has ever accepted it.</summary>
    public bool WasAccepted { get; init; }

    /// <summary>The consumer's rating 1..5; null while unrated.</summary>
    public int? RatingScore { get; init; }

    /// <summary>Every group that has or had it, in the order of first arrival.</summary>
    public IReadOnlyList<Guid> HolderGroupIds { get; init; } = [];

    /// <summary>The service-level clocks.</summary>
    public IReadOnlyList<Clock> Clocks { get; init; } = [];

    /// <summary>Hold reasons that pause the clocks.</summary>
    public IReadOnlyList<HoldReason> PausingReasons { get; init; } = [];

    /// <summary>What escalation rules know of it beside its clocks.</summary>
    public EscalationWatch Watch { get; init; } = EscalationWatch.None;

    /// <summary>Rises when a field of the record other than its clocks changes.</summary>
    public int Version { get; init; }

    /// <summary>Sequence of the last line.</summary>
    public int LastSequence { get; init; }

    /// <summary>Instant of the last line.</summary>
    public required Instant LastLineAt { get; init; }

    /// <summary>Whether work on the record is still owed.</summary>
    public bool IsOpen => Lifecycle.IsOpen(State);

    /// <summary>The organization's clock of a metric, of a chain the last one; null when the policy gave none.</summary>
    public Clock? ClockOf(ClockMetric metric) =>
        Clocks.Where(clock => clock.Level == ClockLevel.Sla && clock.Metric == metric).MaxBy(clock => clock.Run);

    /// <summary>The instant at which the organization's next running target is used up; null when none runs.</summary>
    public Instant? DueAt => Clocks
        .Where(clock => clock is { Level: ClockLevel.Sla, State: ClockState.Running, DueAt: not null })
        .Min(clock => clock.DueAt);
}
