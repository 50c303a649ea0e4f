using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/rating</c>.</summary>
/// <param name="Score">1 (worst) to 5.</param>
/// <param name="Text">Words to go with it.</param>
public sealed record RatingRequest([property: Range(1, 5)] int Score, [property: MaxLength(2_000)] string? Text = null);
