using IncidentPlatform.Domain.Escalation;
using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>A step of a rule that a change of levels put into the past: it counts as fired, and nobody is told.</summary>
/// <param name="Step">The step.</param>
/// <param name="DueAt">When it would have been due, had the levels always been so.</param>
public sealed record SilencedRule(EscalationStepKey Step, Instant DueAt);
