using IncidentPlatform.Domain.Escalation;
using NodaTime;

namespace IncidentPlatform.Contracts.Escalation;

/// <summary>A step of a record.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Repetition">0 for the firing itself, then its reminders.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueAt">When it was or is due; null when that is not known.</param>
/// <param name="FiredAt">When it was taken; null when it was not.</param>
public sealed record EscalationStepResponse(EscalationRuleBody Rule, int Repetition, EscalationStepState State, Instant? DueAt, Instant? FiredAt);
