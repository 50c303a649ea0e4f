using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A stretch of a clock's life.</summary>
/// <param name="Start">Its start.</param>
/// <param name="End">Its end, which is not part of it.</param>
/// <param name="Kind">Counted, closed or paused.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="IsBeyond">Whether it counted after the target was used up.</param>
/// <param name="GroupId">The group that had the record; null while it was closed or stood resolved, and of what lies ahead.</param>
/// <param name="Group">Its name.</param>
/// <param name="Provider">What the organization calls the provider in whose hands the group was; null for in-house.</param>
/// <param name="HoldReason">For what the record waited; null while it was worked on.</param>
public sealed record ClockSegmentResponse(
    Instant Start,
    Instant End,
    ClockSegmentKind Kind,
    long Seconds,
    bool IsBeyond = false,
    Guid? GroupId = null,
    string? Group = null,
    string? Provider = null,
    HoldReason? HoldReason = null);
