using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary><c>POST /major-incidents</c>: declares an incident a major one. <c>If-Match</c> has the incident's version.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Reason">Why.</param>
/// <param name="LeadId">Who leads it: an incident manager; null for the caller.</param>
/// <param name="UpdateCadenceSeconds">The longest silence towards the public.</param>
public sealed record DeclareMajorRequest(
    Guid IncidentId,
    [property: Required, MinLength(1), MaxLength(2_000)] string Reason,
    Guid? LeadId = null,
    [property: Range(300, 86_400)] int UpdateCadenceSeconds = 1_800);
