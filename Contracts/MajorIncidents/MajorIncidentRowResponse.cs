using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary>A major incident in a list.</summary>
/// <param name="Id">The incident.</param>
/// <param name="Number">Its number.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ServiceId">The service concerned.</param>
/// <param name="Service">Its name.</param>
/// <param name="GroupId">The group that has it.</param>
/// <param name="Group">Its name.</param>
/// <param name="LeadId">Who leads it; null while nobody does.</param>
/// <param name="Lead">Their name.</param>
/// <param name="OpenedAt">When the incident was opened.</param>
/// <param name="ResolvedAt">When it was resolved; null before.</param>
/// <param name="Children">How many records are told through it.</param>
/// <param name="LastStatusAt">When the public last heard; null when never.</param>
/// <param name="NextUpdateBy">By when the public is to hear again; null once it is resolved.</param>
/// <param name="HasReview">Whether its review is written.</param>
public sealed record MajorIncidentRowResponse(
    Guid Id,
    string Number,
    string Subject,
    Priority Priority,
    IncidentState State,
    Guid ServiceId,
    string Service,
    Guid GroupId,
    string Group,
    Guid? LeadId,
    string? Lead,
    Instant OpenedAt,
    Instant? ResolvedAt,
    int Children,
    Instant? LastStatusAt,
    Instant? NextUpdateBy,
    bool HasReview);
