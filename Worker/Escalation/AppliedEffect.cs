namespace IncidentPlatform.Worker.Escalation;

/// <summary>What became of an effect of a rule.</summary>
/// <param name="Name">Kind of effect.</param>
/// <param name="Refusal">One of the refusal codes when the record did not allow it; null when it was applied.</param>
internal sealed record AppliedEffect(string Name, string? Refusal);
