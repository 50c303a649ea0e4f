using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Sla;

/// <summary><c>POST /groups/{id}/levels/impact</c>, <c>POST /agreements/{id}/levels/impact</c>: what would a change do?</summary>
/// <param name="Targets">What would be promised; at most one per priority and metric.</param>
public sealed record OlaPolicyImpactRequest([property: Required, MaxLength(20)] IReadOnlyList<OlaTargetBody> Targets);
