using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Webhooks;
using NodaTime;

namespace IncidentPlatform.Worker.Webhooks;

/// <summary>What a receiver reads. Part of the public contract: docs/api.md describes it.</summary>
/// <param name="Id">The delivery: the same at each try.</param>
/// <param name="Type">What happened.</param>
/// <param name="Organization">Key of the organization.</param>
/// <param name="OccurredAt">When.</param>
/// <param name="Incident">The record as it is when the call is made; null for a ping.</param>
/// <param name="Change">The line of its timeline; null for a ping.</param>
internal sealed record WebhookBody(
    Guid Id, WebhookEvent Type, string Organization, Instant OccurredAt, WebhookIncident? Incident, WebhookChange? Change);

/// <summary>A record in the words of the API, people by id only.</summary>
internal sealed record WebhookIncident(
    Guid Id, string Number, IncidentKind Kind, RequestType? RequestType, string? Subject, string? Description, IncidentState State,
    HoldReason? HoldReason, Instant? HoldUntil, Impact Impact, Urgency Urgency, Priority Priority, bool IsPriorityOverridden, bool IsMajor,
    bool IsRestricted, Guid ServiceId, string Service, Guid? CategoryId, string? Category, Guid GroupId, string Group, Guid? AssigneeId,
    Guid RequesterId, Guid AffectedUserId, Channel Channel, Instant OpenedAt, Instant? RespondedAt, Instant? ResolvedAt, Instant? ClosedAt,
    Instant? DueAt, WebhookResolution? Resolution, int Hops, int Version);

/// <summary>How a record was resolved.</summary>
internal sealed record WebhookResolution(ResolutionCode Code, string? Text);

/// <summary>A line of a timeline in the words of the API.</summary>
/// <param name="Sequence">1 for the record's first.</param>
/// <param name="Type">The kind of line.</param>
/// <param name="At">When.</param>
/// <param name="ActorKind">Who wrote it.</param>
/// <param name="ActorId">The person; null for the platform's own hands.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="Facts">The facts of its kind.</param>
/// <param name="Text">Its words where they are public.</param>
/// <param name="IsShortened">Whether words of the record or the line were cut, because a call has its limit.</param>
internal sealed record WebhookChange(
    int Sequence, string Type, Instant At, ActorKind ActorKind, Guid? ActorId, Channel Channel, JsonElement Facts, string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsShortened = false);
