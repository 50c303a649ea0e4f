using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>Which rules fire on a clock. Pure: what fires does not depend on how soon or how often somebody looked.</summary>
public static class EscalationPlanner
{
    /// <summary>The rules whose share of the target is used up and that have not fired in the clock's run, in order of their share.</summary>
    /// <param name="clock">
    /// As it is now. On a paused clock fires what was reached before the pause; a clock that is over fires nothing, since
    /// there is nothing left to hurry.
    /// </param>
    /// <param name="policy">The rules of the clock's policy version.</param>
    /// <param name="firedRuleIds">Rules that fired in the clock's present run.</param>
    /// <param name="now">Whole second.</param>
    /// <param name="calendars">Finds a calendar version.</param>
    /// <returns>
    /// More than one after an outage, or when a target was shortened: all are recorded and take effect, and only those with
    /// the highest share notify.
    /// </returns>
    public static IReadOnlyList<EscalationFiring> Plan(
        Clock clock, EscalationPolicy policy, IReadOnlySet<Guid> firedRuleIds, Instant now, CalendarLookup calendars)
    {
        if (clock.State is not (ClockState.Running or ClockState.Paused)) return [];

        var due = EscalationSchedule.Of(clock, policy, calendars)
            .Where(scheduled => scheduled.LookAt <= now && !firedRuleIds.Contains(scheduled.Rule.Id))
            .ToList();
        if (due.Count == 0) return [];

        var last = due.Max(scheduled => scheduled.Rule.Share);
        return
        [
            .. due.Select(scheduled => new EscalationFiring(
                clock.Id, clock.Metric, clock.Run, clock.PolicyVersionId, scheduled.Rule, scheduled.DueAt, scheduled.LookAt,
                scheduled.Rule.Share < last)),
        ];
    }
}
