using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>An escalation rule that fired, with what its line says.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Repetition">0 for the firing itself, then its reminders.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="ClockId">The clock; null for a rule that looks at none.</param>
internal sealed record FiredRule(EscalationRule Rule, int Repetition, Instant DueAt, Guid? ClockId)
{
    /// <summary>Where the rule of a line stands; null for a line that names none.</summary>
    public static (Guid PolicyVersionId, Guid RuleId)? PlaceOf(TimelineEntry entry) => entry switch
    {
        TimelineEntry.RuleFired fired => (fired.PolicyVersionId, fired.RuleId),
        TimelineEntry.ConditionMet met => (met.PolicyVersionId, met.RuleId),
        _ => null,
    };

    /// <summary>What fired; null when it told nobody.</summary>
    /// <param name="entry">The line.</param>
    /// <param name="rule">Its rule; null when it is none of the policy's.</param>
    public static FiredRule? Of(TimelineEntry entry, EscalationRule? rule) => (entry, rule) switch
    {
        (TimelineEntry.RuleFired { IsSuperseded: false, IsAcknowledged: false } fired, { } known) =>
            new(known, fired.Repetition, fired.DueAt, fired.ClockId),
        (TimelineEntry.ConditionMet { IsSuperseded: false, IsAcknowledged: false } met, { } known) =>
            new(known, met.Repetition, met.DueAt, null),
        _ => null,
    };
}
