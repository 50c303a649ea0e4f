using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary>What a review wants done.</summary>
/// <param name="Text">What.</param>
/// <param name="Owner">By whom, in words; null while nobody has it.</param>
/// <param name="DueOn">By when; null without a date.</param>
/// <param name="IsDone">Whether it is done.</param>
public sealed record ReviewActionRequest(
    [property: Required, MinLength(1), MaxLength(500)] string Text, [property: MaxLength(120)] string? Owner = null, LocalDate? DueOn = null, bool IsDone = false);
