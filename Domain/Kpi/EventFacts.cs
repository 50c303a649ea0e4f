using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>An event of a record with the dimensions by which it is counted, as they were then.</summary>
/// <param name="At">When.</param>
/// <param name="Priority">The record's priority then.</param>
/// <param name="ServiceId">Its service then.</param>
/// <param name="GroupId">The group to which the event belongs: the holder; for the response the group that first accepted or answered.</param>
/// <param name="ProviderId">The provider in whose hands that group was; null for in-house.</param>
public sealed record EventFacts(Instant At, Priority Priority, Guid ServiceId, Guid GroupId, Guid? ProviderId);
