using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary><c>POST /major-incidents/proposals/{id}/accept</c>: one record is declared major, the others are told through it.</summary>
/// <param name="IncidentId">The record to declare; null for the first that is still open.</param>
/// <param name="Reason">Why, for whoever reads the record; null without words.</param>
public sealed record AcceptProposalRequest(Guid? IncidentId = null, [property: MaxLength(2_000)] string? Reason = null);
