using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary><c>POST /major-incidents/proposals/{id}/dismiss</c>: the burst is no major incident.</summary>
/// <param name="Reason">Why.</param>
public sealed record DismissProposalRequest([property: Required, MinLength(1), MaxLength(500)] string Reason);
