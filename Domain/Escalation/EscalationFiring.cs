using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>A rule that fires on a clock.</summary>
/// <param name="ClockId">The clock.</param>
/// <param name="Metric">What the clock measures.</param>
/// <param name="Run">The clock's run: the rule fires once in it.</param>
/// <param name="PolicyVersionId">The version of the policy that the rule stands in.</param>
/// <param name="Rule">The rule.</param>
/// <param name="DueAt">The instant at which its share of the target was used up, whenever it is noticed.</param>
/// <param name="LookAt">When it was to be looked at; see <see cref="ScheduledRule"/>.</param>
/// <param name="IsSuperseded">Whether a rule with a higher share fires on the same clock as well, so that only that one notifies.</param>
public sealed record EscalationFiring(
    Guid ClockId, ClockMetric Metric, int Run, Guid PolicyVersionId, EscalationRule Rule, Instant DueAt, Instant LookAt,
    bool IsSuperseded);
