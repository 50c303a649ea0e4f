using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>When the rules of a policy are due on a clock.</summary>
public static class EscalationSchedule
{
    /// <summary>The rules of a clock's metric with the instant at which each is to be looked at, in order.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="policy">The rules.</param>
    /// <param name="calendars">Finds a calendar version.</param>
    /// <returns>Rules whose share is never reached while things stay as they are (a paused clock) are left out.</returns>
    /// <remarks>
    /// At its due instant a target is used up but not broken: an answer in that very second keeps it. So the rule for 100 %
    /// is looked at a second later, and still dated at the due instant.
    /// </remarks>
    public static IEnumerable<(Guid RuleId, Instant At)> TimersOf(Clock clock, EscalationPolicy policy, CalendarLookup calendars)
    {
        foreach (var rule in policy.Rules.Where(rule => rule.Metric == clock.Metric).OrderBy(rule => rule.Share))
        {
            if (SlaClock.InstantOfShare(clock, rule.Share, calendars) is { } at)
                yield return (rule.Id, rule.Share >= 100 ? at + Duration.FromSeconds(1) : at);
        }
    }
}
