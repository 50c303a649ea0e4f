namespace IncidentPlatform.Domain.Intake;

/// <summary>What is to become of a mail.</summary>
/// <param name="Outcome">What it is counted as.</param>
/// <param name="RecordId">The record that it answers; null for none, and where the sender has nothing to do with it.</param>
public sealed record IntakeDecision(IntakeOutcome Outcome, Guid? RecordId = null);
