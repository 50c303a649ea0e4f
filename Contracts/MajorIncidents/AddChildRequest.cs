using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary><c>POST /major-incidents/{id}/children</c>: a record is told through the major incident from now on.</summary>
/// <param name="Incident">Its id or number.</param>
public sealed record AddChildRequest([property: Required, MinLength(1), MaxLength(60)] string Incident);
