using NodaTime;

namespace IncidentPlatform.Worker.Incidents;

/// <summary>A record for which something has become due.</summary>
/// <param name="OrganizationId">Whose record.</param>
/// <param name="Id">The record.</param>
/// <param name="DueAt">The instant by which it was found; with the id the place in the order.</param>
internal sealed record DueRecord(Guid OrganizationId, Guid Id, Instant DueAt);
