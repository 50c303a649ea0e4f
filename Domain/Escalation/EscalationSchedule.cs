using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>When the rules of a policy are due on a record, as things stand.</summary>
public static class EscalationSchedule
{
    /// <summary>Every step with its instant, also those that were taken: by clock, then the record's own; each rule's in order.</summary>
    /// <param name="incident">The record with its clocks and its watch.</param>
    /// <param name="policy">The rules of its watch's policy version.</param>
    /// <param name="calendars">Finds a calendar version.</param>
    /// <returns>
    /// Steps that are never reached while things stay as they are (on a paused clock, or one that is over) are left out. A record
    /// that is not open has none.
    /// </returns>
    public static IEnumerable<EscalationStep> Of(Incident incident, EscalationPolicy policy, CalendarLookup calendars)
    {
        if (!incident.IsOpen) return [];

        return
        [
            .. incident.Clocks.SelectMany(clock => OfClock(clock, policy, calendars)),
            .. OfRecord(incident, policy, calendars),
        ];
    }

    /// <summary>The steps of one clock, each rule's in order. A promise of a group or a provider has none: it hurries nobody here.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="policy">The rules of its record's watch.</param>
    /// <param name="calendars">Finds a calendar version.</param>
    public static IEnumerable<EscalationStep> OfClock(Clock clock, EscalationPolicy policy, CalendarLookup calendars)
    {
        if (clock.Level != ClockLevel.Sla || clock.State is not (ClockState.Running or ClockState.Paused)) yield break;

        var rules = policy.Rules.Concat(EscalationMarkers.Of(clock.Metric, policy))
            .Where(rule => rule.When is EscalationCondition.ClockShare share && share.Metric == clock.Metric)
            .OrderBy(rule => ((EscalationCondition.ClockShare)rule.When).Percent);
        foreach (var rule in rules)
        {
            var percent = ((EscalationCondition.ClockShare)rule.When).Percent;
            var first = (((long)clock.Target.TotalSeconds * percent) + 99) / 100;
            foreach (var (repetition, threshold) in Thresholds(rule, first))
            {
                if (SlaClock.Due(clock.Spans, Duration.FromSeconds(threshold), calendars) is not { } dueAt) break;

                var lookAt = percent >= 100 && repetition == 0 ? dueAt + Duration.FromSeconds(1) : dueAt;
                yield return new EscalationStep(clock.Id, clock, clock.Generation, clock.Run, rule, repetition, threshold, dueAt, lookAt);
            }
        }
    }

    private static IEnumerable<EscalationStep> OfRecord(Incident incident, EscalationPolicy policy, CalendarLookup calendars)
    {
        var watch = incident.Watch;
        if (watch.CalendarVersionId is not { } calendar) yield break;

        foreach (var rule in policy.Rules)
        {
            if (StartOf(rule.When, incident) is not { } start) continue;

            foreach (var (repetition, threshold) in Thresholds(rule, start.Minutes * 60L))
            {
                var dueAt = threshold == 0
                    ? start.At
                    : SlaClock.Due([new ClockSpan(start.At, null, calendar)], Duration.FromSeconds(threshold), calendars);
                if (dueAt is not { } at) break;

                yield return new EscalationStep(incident.Id, null, watch.Generation, start.Run, rule, repetition, threshold, at, at);
            }
        }
    }

    // From when a rule on the record itself counts, and for how long; null while its condition does not hold.
    private static (Instant At, int Minutes, int Run)? StartOf(EscalationCondition when, Incident incident) => when switch
    {
        EscalationCondition.InState(var state, var minutes) when incident.State == state =>
            (incident.Watch.StateSince, minutes, incident.Watch.StateSequence),
        EscalationCondition.ConsumerWaiting(var minutes) when incident.Watch.WaitingSince is { } since =>
            (since, minutes, incident.Watch.WaitingSequence),
        EscalationCondition.Hops(var count) when count > 0 && incident.Watch.HoppedAt.Count >= count => (incident.Watch.HoppedAt[count - 1], 0, 1),
        EscalationCondition.OpenedWith(var priority) when incident.Watch.OpenedWith <= priority => (incident.OpenedAt, 0, 1),
        _ => null,
    };

    private static IEnumerable<(int Repetition, long Threshold)> Thresholds(EscalationRule rule, long first)
    {
        yield return (0, first);
        for (var repetition = 1; repetition <= (rule.Repeat?.Times ?? 0); repetition++)
            yield return (repetition, first + (repetition * rule.Repeat!.EveryMinutes * 60L));
    }
}
