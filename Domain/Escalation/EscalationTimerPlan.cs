using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>
/// Which timers a change of a record asks for, so that a worker that looks only at timers misses no step. Timers of older
/// generations are left to it: it takes them when their time comes and finds them void.
/// </summary>
public static class EscalationTimerPlan
{
    /// <summary>
    /// The next step of each rule whose schedule changed, or of which a step was taken. On a paused clock there is one only where
    /// it is reached already: a target that was shortened meanwhile.
    /// </summary>
    /// <param name="before">The record before the change; null for a new one.</param>
    /// <param name="after">The record after it.</param>
    /// <param name="policy">The rules of its watch's policy version.</param>
    /// <param name="taken">Steps that were taken, also in this change.</param>
    /// <param name="takenNow">Those that were taken in this change.</param>
    /// <param name="calendars">Finds a calendar version.</param>
    /// <returns>Of each rule one step: a reminder is scheduled when the step before it was taken.</returns>
    public static IReadOnlyList<EscalationStep> Of(
        Incident? before, Incident after, EscalationPolicy policy, IReadOnlySet<EscalationStepKey> taken,
        IReadOnlySet<EscalationStepKey> takenNow, CalendarLookup calendars)
    {
        var changed = Changed(before, after);
        var reminding = takenNow.Select(key => key with { Repetition = 0 }).ToHashSet();
        if (!after.IsOpen || changed.Count + reminding.Count == 0) return [];

        return
        [
            .. EscalationSchedule.Of(after, policy, calendars)
                .Where(step => changed.Contains(step.SubjectId) || reminding.Contains(step.Key with { Repetition = 0 }))
                .Where(step => !taken.Contains(step.Key))
                .GroupBy(step => (step.SubjectId, step.Rule.Id, step.Run))
                .Select(steps => steps.MinBy(step => step.Repetition)!),
        ];
    }

    /// <summary>The running and paused clocks, and the record itself, whose steps have moved.</summary>
    /// <param name="before">The record before the change; null for a new one.</param>
    /// <param name="after">The record after it.</param>
    public static IReadOnlySet<Guid> Changed(Incident? before, Incident after)
    {
        var hasOtherRules = before?.Watch.PolicyVersionId != after.Watch.PolicyVersionId || before is null;
        var changed = after.Clocks
            .Where(clock => clock.Level == ClockLevel.Sla && clock.State is ClockState.Running or ClockState.Paused && (hasOtherRules || GenerationIn(before, clock.Id) != clock.Generation))
            .Select(clock => clock.Id).ToHashSet();
        if (hasOtherRules || before?.Watch.Generation != after.Watch.Generation) changed.Add(after.Id);
        return changed;
    }

    /// <summary>Clocks that got other rules and kept their schedule: some of their timers exist already.</summary>
    /// <param name="before">The record before the change; null for a new one.</param>
    /// <param name="after">The record after it.</param>
    public static IReadOnlyList<Guid> Kept(Incident? before, Incident after) =>
    [
        .. Changed(before, after).Where(id => after.Clocks.Any(clock => clock.Id == id && GenerationIn(before, id) == clock.Generation)),
    ];

    private static int? GenerationIn(Incident? incident, Guid clockId) => incident?.Clocks.FirstOrDefault(clock => clock.Id == clockId)?.Generation;
}
