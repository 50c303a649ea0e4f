namespace IncidentPlatform.Domain.Escalation;

/// <summary>The promise that a step is taken once.</summary>
/// <param name="SubjectId">The clock; the record itself for rules that look at no clock.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="Run">The clock's run, or the line by which a stay or a wait began.</param>
/// <param name="Repetition">0 for the firing itself, then its reminders.</param>
public readonly record struct EscalationStepKey(Guid SubjectId, Guid RuleId, int Run, int Repetition);
