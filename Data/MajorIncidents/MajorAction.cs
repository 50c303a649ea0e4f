using NodaTime;

namespace IncidentPlatform.Data.MajorIncidents;

/// <summary>What a review wants done, so that it does not happen again.</summary>
/// <param name="Text">What.</param>
/// <param name="Owner">By whom, in words; null while nobody has it.</param>
/// <param name="DueOn">By when; null without a date.</param>
/// <param name="IsDone">Whether it is done.</param>
public sealed record MajorAction(string Text, string? Owner, LocalDate? DueOn, bool IsDone);
