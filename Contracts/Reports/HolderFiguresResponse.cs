using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>Whose time the records of a period took, and what that holder promised for its time with them.</summary>
/// <param name="Kind">The desk, a group, a provider, or the consumer while clocks were paused for them.</param>
/// <param name="HolderId">The group or the provider; null for the consumer.</param>
/// <param name="Holder">The group's name, or what the organization calls the provider; empty for the consumer.</param>
/// <param name="Incidents">Records last resolved in the period that this holder had for some time.</param>
/// <param name="Seconds">Business time that belongs to it: over all holders the whole.</param>
/// <param name="BreachSeconds">The part beyond due: over all holders the overshoot of these records.</param>
/// <param name="Met">Its own promises (OLA or underpinning contract) that were kept in the period.</param>
/// <param name="Breached">Those that were broken.</param>
public sealed record HolderFiguresResponse(
    HolderKind Kind, Guid? HolderId, string Holder, int Incidents, long Seconds, long BreachSeconds, int Met, int Breached);
