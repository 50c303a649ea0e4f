using NodaTime;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>When a rule is due on a clock.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="DueAt">When its share of the target is used up.</param>
/// <param name="LookAt">
/// When it is to be looked at. At its due instant a target is used up but not broken: an answer in that very second keeps
/// it. So a rule for 100 % is looked at a second later, and still dated at the due instant.
/// </param>
public sealed record ScheduledRule(EscalationRule Rule, Instant DueAt, Instant LookAt);
