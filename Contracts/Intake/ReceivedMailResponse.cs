using IncidentPlatform.Domain.Intake;
using NodaTime;

namespace IncidentPlatform.Contracts.Intake;

/// <summary>A mail that came in.</summary>
/// <param name="At">When it was taken.</param>
/// <param name="Sender">The sender's address; empty when it named none.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Number">The record that it opened, or to which it was added; null when it did neither.</param>
public sealed record ReceivedMailResponse(Instant At, string Sender, IntakeOutcome Outcome, string? Number);
