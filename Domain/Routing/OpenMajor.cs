using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Routing;

/// <summary>An open major incident that a new record seems to be part of.</summary>
/// <param name="IncidentId">The major incident.</param>
/// <param name="Group">The group that works on it.</param>
/// <param name="Note">Why it seems so, in words.</param>
public sealed record OpenMajor(Guid IncidentId, SupportGroupFacts Group, string Note);
