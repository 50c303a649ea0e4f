using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/escalate</c>.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Reason">Why.</param>
public sealed record EscalateRequest(Guid GroupId, [property: Required, MaxLength(2_000)] string Reason);
