using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>A record as stored: the facts that its timeline makes, and its words. Only <see cref="IncidentCommands"/> writes it.</summary>
public sealed class IncidentRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required string Number { get; init; }
    public required string Subject { get; set; }
    public required string Description { get; set; }
    public Dictionary<string, string>? Form { get; set; }
    public string? AffectedItem { get; set; }
    public int? AffectedCount { get; init; }
    public Instant? Since { get; init; }

    public IncidentKind Kind { get; set; }
    public RequestType? RequestType { get; set; }

    /// <summary>The import that brought it; null for a record that was opened here.</summary>
    public Guid? ImportId { get; set; }
    public IncidentState State { get; set; }
    public HoldReason? HoldReason { get; set; }
    public Instant? HoldUntil { get; set; }
    public IncidentState? StateBeforeHold { get; set; }
    public Impact Impact { get; set; }
    public Urgency Urgency { get; set; }
    public Priority Priority { get; set; }
    public bool IsPriorityOverridden { get; set; }
    public bool IsMajor { get; set; }
    public bool IsRestricted { get; set; }
    public Guid ServiceId { get; set; }
    public Guid? CategoryId { get; set; }
    public Guid GroupId { get; set; }
    public Guid? AssigneeId { get; set; }
    public Guid RequesterId { get; set; }
    public Guid AffectedUserId { get; set; }
    public Channel Channel { get; set; }
    public Instant OpenedAt { get; set; }
    public Instant? RespondedAt { get; set; }
    public Guid? RespondedGroupId { get; set; }
    public Instant? ResolvedAt { get; set; }
    public Instant? ClosedAt { get; set; }
    public ResolutionCode? ResolutionCode { get; set; }
    public string? ResolutionText { get; set; }
    public int Hops { get; set; }
    public int SilentHops { get; set; }
    public int ReopenCount { get; set; }
    public int Escalations { get; set; }
    public Guid? FirstAssignedGroupId { get; set; }
    public Guid? ClassifierGroupId { get; set; }
    public bool IsRouted { get; set; }
    public bool IsTouchedByPerson { get; set; }
    public bool WasAccepted { get; set; }
    public int? RatingScore { get; set; }
    public Guid[] HolderGroupIds { get; set; } = [];
    public HoldReason[] PausingReasons { get; set; } = [];

    /// <summary>What escalation rules know of it; null for a record that no command has touched since rules look at records.</summary>
    public EscalationWatch? Watch { get; set; }

    /// <summary>The next target to be used up; null when none runs.</summary>
    public Instant? DueAt { get; set; }

    /// <summary><see cref="DueAt"/> for the queue's order, where nothing due comes last: a keyset compares no nulls.</summary>
    public Instant DueOrder { get; set; } = Instant.MaxValue;
    public int Version { get; set; }
    public int LastSequence { get; set; }
    public Instant LastLineAt { get; set; }
}
