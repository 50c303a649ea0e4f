using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/escalate</c>.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Reason">Why.</param>
/// <param name="Cause">The same in one of a few words, which routing learns from; null to say nothing.</param>
public sealed record EscalateRequest(Guid GroupId, [property: Required, MaxLength(2_000)] string Reason, ReassignmentCause? Cause = null);
