using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Contracts.Sla;

/// <summary><c>PUT /groups/{id}/levels</c>, <c>PUT /agreements/{id}/levels</c>.</summary>
/// <param name="Targets">At most one per priority and metric; empty: nothing is promised.</param>
/// <param name="Mode">How far a change reaches.</param>
/// <param name="AcceptsWarnings">Whether what looks like a mistake is meant so.</param>
public sealed record SaveOlaPolicyRequest(
    [property: Required, MaxLength(20)] IReadOnlyList<OlaTargetBody> Targets,
    RebaseMode Mode = RebaseMode.NewOnly,
    bool AcceptsWarnings = false);
