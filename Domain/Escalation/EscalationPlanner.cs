using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>Which steps are due on a record. Pure: what fires does not depend on how soon or how often somebody looked.</summary>
public static class EscalationPlanner
{
    /// <summary>The steps whose time has come and that were not taken in their run, in the order in which they were due.</summary>
    /// <param name="incident">
    /// As it is now. On a paused clock fires what was reached before the pause; a clock that is over fires nothing, since there is
    /// nothing left to hurry.
    /// </param>
    /// <param name="policy">The rules of its watch's policy version.</param>
    /// <param name="taken">Steps that were taken before.</param>
    /// <param name="now">Whole second.</param>
    /// <param name="calendars">Finds a calendar version.</param>
    /// <returns>
    /// Several after an outage, or when a target was shortened: all are recorded and take effect, and of those that are measured
    /// by the same thing only the last tells anybody.
    /// </returns>
    public static IReadOnlyList<EscalationFiring> Plan(
        Incident incident, EscalationPolicy policy, IReadOnlySet<EscalationStepKey> taken, Instant now, CalendarLookup calendars)
    {
        var due = EscalationSchedule.Of(incident, policy, calendars)
            .Where(step => step.LookAt <= now && !taken.Contains(step.Key))
            .ToList();
        var ordered = due
            .OrderBy(step => step.DueAt).ThenBy(step => step.Clock is null).ThenBy(step => step.Clock?.Metric).ThenBy(step => step.Threshold).ToList();
        return
        [
            .. ordered.Select(step => new EscalationFiring(
                step, incident.Watch.PolicyVersionId, OutcomeOf(step, due, incident.Watch), IsBreach(step, ordered, policy, taken))),
        ];
    }

    // Several rules may stand at all of a target; it is broken once in a run, and the first of them says so.
    private static bool? IsBreach(
        EscalationStep step, List<EscalationStep> ordered, EscalationPolicy policy, IReadOnlySet<EscalationStepKey> taken)
    {
        if (!IsAtAll(step)) return null;

        return ReferenceEquals(ordered.Find(other => IsAtAll(other) && other.SubjectId == step.SubjectId && other.Run == step.Run), step)
            && !policy.Rules.Where(rule => rule.When == step.Rule.When).Select(rule => rule.Id)
                .Append(EscalationMarkers.OfBreach(((EscalationCondition.ClockShare)step.Rule.When).Metric))
                .Any(ruleId => taken.Contains(step.Key with { RuleId = ruleId }));
    }

    private static bool IsAtAll(EscalationStep step) => step is { Repetition: 0, Rule.When: EscalationCondition.ClockShare { Percent: 100 } };

    private static EscalationOutcome OutcomeOf(EscalationStep step, List<EscalationStep> due, EscalationWatch watch)
    {
        if (IsStill(step, watch)) return EscalationOutcome.Acknowledged;

        return due.Exists(other => other.Threshold > step.Threshold && IsOfSameMeasure(step, other) && !IsStill(other, watch) && Speaks(other, step))
            ? EscalationOutcome.Superseded
            : EscalationOutcome.Fired;
    }

    private static bool IsStill(EscalationStep step, EscalationWatch watch) => step.Rule.StopsOnAcknowledge && watch.AcknowledgedAt is not null;

    // A rule that tells nobody, and a marker of which no policy knows, must not silence one that does.
    private static bool Speaks(EscalationStep other, EscalationStep step) =>
        other.Rule.Notifies || (!step.Rule.Notifies && (step.IsMarker || !other.IsMarker));

    private static bool IsOfSameMeasure(EscalationStep step, EscalationStep other) =>
        step.SubjectId == other.SubjectId && step.Run == other.Run && (step.Rule.When, other.Rule.When) switch
        {
            (EscalationCondition.ClockShare, EscalationCondition.ClockShare) => true,
            (EscalationCondition.InState one, EscalationCondition.InState two) => one.State == two.State,
            (EscalationCondition.ConsumerWaiting, EscalationCondition.ConsumerWaiting) => true,
            _ => step.Rule.Id == other.Rule.Id,
        };
}
