using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>When the rules of a policy are due on a clock.</summary>
public static class EscalationSchedule
{
    /// <summary>The rules of a clock's metric with their instants, in order of their share.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="policy">The rules.</param>
    /// <param name="calendars">Finds a calendar version.</param>
    /// <returns>Rules whose share is never reached while things stay as they are (a paused clock) are left out.</returns>
    public static IEnumerable<ScheduledRule> Of(Clock clock, EscalationPolicy policy, CalendarLookup calendars)
    {
        foreach (var rule in policy.Rules.Where(rule => rule.Metric == clock.Metric).OrderBy(rule => rule.Share))
        {
            if (SlaClock.InstantOfShare(clock, rule.Share, calendars) is not { } dueAt) continue;

            yield return new ScheduledRule(rule, dueAt, rule.Share >= 100 ? dueAt + Duration.FromSeconds(1) : dueAt);
        }
    }
}
