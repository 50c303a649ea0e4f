using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary><c>PUT /major-incidents/{id}/review</c>: what happened, and what is to be done about it.</summary>
/// <param name="Problem">What happened and why.</param>
/// <param name="Actions">At most 50.</param>
public sealed record SaveReviewRequest(
    [property: Required, MinLength(1), MaxLength(20_000)] string Problem,
    [property: Required, MaxLength(50)] IReadOnlyList<ReviewActionRequest> Actions);
