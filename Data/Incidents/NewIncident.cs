using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>What a record begins with, after the caller was checked and every reference resolved.</summary>
public sealed record NewIncident
{
    public required string Subject { get; init; }
    public required string Description { get; init; }
    public required IncidentKind Kind { get; init; }
    public RequestType? RequestType { get; init; }
    public Dictionary<string, string>? Form { get; init; }
    public required Guid ServiceId { get; init; }
    public Guid? CategoryId { get; init; }
    public required Guid GroupId { get; init; }
    public required Impact Impact { get; init; }
    public required Urgency Urgency { get; init; }
    public required Priority Priority { get; init; }
    public required Guid RequesterId { get; init; }
    public required Guid AffectedUserId { get; init; }
    public bool IsRestricted { get; init; }

    /// <summary>Recorded by an agent who talks to the consumer: the Response target is met at opening.</summary>
    public bool IsRespondedAtOpening { get; init; }
    public string? AffectedItem { get; init; }
    public int? AffectedCount { get; init; }
    public Instant? Since { get; init; }

    /// <summary>The group that a request type names; the desk hands the record to it at once. Null where routing decides.</summary>
    public Guid? TargetGroupId { get; init; }

    /// <summary>A record that is over, to which this one is the follow-up; null for none.</summary>
    public Guid? FollowUpOf { get; init; }
}
