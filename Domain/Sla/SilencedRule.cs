using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>A rule that a change of levels put into the past: it counts as fired, and nobody is told.</summary>
/// <param name="ClockId">The clock.</param>
/// <param name="Run">Its run.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="DueAt">When it would have been due, had the levels always been so.</param>
public sealed record SilencedRule(Guid ClockId, int Run, Guid RuleId, Instant DueAt);
