using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/reclassify</c>; null keeps.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ServiceId">The service concerned.</param>
/// <param name="CategoryId">The category.</param>
/// <param name="Reason">Required when the kind changes.</param>
public sealed record ReclassifyRequest(
    IncidentKind? Kind = null, Guid? ServiceId = null, Guid? CategoryId = null, [property: MaxLength(2_000)] string? Reason = null);
