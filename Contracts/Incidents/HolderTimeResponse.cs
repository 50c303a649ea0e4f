using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>The business time of records that belongs to one holder.</summary>
/// <param name="Kind">The desk, a group, a provider, or the consumer while the clock was paused for them.</param>
/// <param name="HolderId">The group or the provider; null for the consumer.</param>
/// <param name="Holder">The group's name, or what the organization calls the provider; null for the consumer.</param>
/// <param name="Seconds">All of it.</param>
/// <param name="BreachSeconds">The part beyond due.</param>
public sealed record HolderTimeResponse(HolderKind Kind, Guid? HolderId, string? Holder, long Seconds, long BreachSeconds);
