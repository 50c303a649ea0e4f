using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A record in a list.</summary>
/// <param name="Id">The record.</param>
/// <param name="Number">For people.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">One line.</param>
/// <param name="State">Where it stands.</param>
/// <param name="HoldReason">Why it waits; null unless on hold.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="IsMajor">Whether it is a major incident.</param>
/// <param name="ServiceId">The service concerned.</param>
/// <param name="Service">Its name.</param>
/// <param name="GroupId">The support group that has it.</param>
/// <param name="Group">Its name.</param>
/// <param name="AssigneeId">Who works on it; null while nobody does.</param>
/// <param name="Assignee">Their name.</param>
/// <param name="Requester">Name of who asked.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="ResolvedAt">Null while open.</param>
/// <param name="DueAt">The next target to be used up; null when none runs.</param>
/// <param name="Clock">The clock that is due next; null when none runs or waits.</param>
/// <param name="Version">Rises with every change of the record.</param>
public sealed record IncidentRowResponse(
    Guid Id,
    string Number,
    IncidentKind Kind,
    string Subject,
    IncidentState State,
    HoldReason? HoldReason,
    Priority Priority,
    bool IsMajor,
    Guid ServiceId,
    string Service,
    Guid GroupId,
    string Group,
    Guid? AssigneeId,
    string? Assignee,
    string Requester,
    Instant OpenedAt,
    Instant? ResolvedAt,
    Instant? DueAt,
    ClockResponse? Clock,
    int Version);
