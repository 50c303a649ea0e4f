using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>A step of a record that is still to come, or will not come any more.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Repetition">0 for the firing itself, then its reminders.</param>
/// <param name="State">Next, paused or cancelled.</param>
/// <param name="DueAt">When it is due as things stand; null unless it is next.</param>
public sealed record EscalationOutlook(EscalationRule Rule, int Repetition, EscalationStepState State, Instant? DueAt)
{
    /// <summary>What is still to come on a record: of each rule the next step only, soonest first, then what waits or is over.</summary>
    /// <param name="incident">The record.</param>
    /// <param name="policy">The rules of its watch's policy version; markers are left out.</param>
    /// <param name="taken">Steps that were taken.</param>
    /// <param name="calendars">Finds a calendar version.</param>
    public static IReadOnlyList<EscalationOutlook> Of(
        Incident incident, EscalationPolicy policy, IReadOnlySet<EscalationStepKey> taken, CalendarLookup calendars)
    {
        var next = EscalationSchedule.Of(incident, policy, calendars)
            .Where(step => !step.IsMarker && !taken.Contains(step.Key))
            .GroupBy(step => (step.SubjectId, step.Rule.Id, step.Run))
            .Select(steps => steps.MinBy(step => step.Repetition)!)
            .OrderBy(step => step.DueAt)
            .Select(step => new EscalationOutlook(step.Rule, step.Repetition, StateOf(step, incident), step.DueAt))
            .ToList();

        return [.. next, .. policy.Rules.SelectMany(rule => Rest(rule, incident, next, taken))];
    }

    private static EscalationStepState StateOf(EscalationStep step, Incident incident) =>
        step.Rule.StopsOnAcknowledge && incident.Watch.AcknowledgedAt is not null ? EscalationStepState.Acknowledged : EscalationStepState.Next;

    // Rules on clocks that stand still or are over.
    private static IEnumerable<EscalationOutlook> Rest(
        EscalationRule rule, Incident incident, List<EscalationOutlook> next, IReadOnlySet<EscalationStepKey> taken)
    {
        if (rule.When is not EscalationCondition.ClockShare share || next.Exists(known => known.Rule.Id == rule.Id)) yield break;

        foreach (var clock in incident.Clocks.Where(clock => clock.Level == ClockLevel.Sla && clock.Metric == share.Metric))
        {
            if (taken.Contains(new EscalationStepKey(clock.Id, rule.Id, clock.Run, 0))) continue;

            var state = clock.State switch
            {
                ClockState.Paused => EscalationStepState.Paused,
                ClockState.Stopped or ClockState.Cancelled => EscalationStepState.Cancelled,
                _ => (EscalationStepState?)null, // it never comes: its calendar does not open for long enough
            };
            if (state is { } known) yield return new EscalationOutlook(rule, 0, known, null);
        }
    }
}
