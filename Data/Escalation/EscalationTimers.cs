using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Escalation;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Escalation;

/// <summary>Schedules a record's rules. Commands only insert timers; the worker retires older generations.</summary>
public sealed class EscalationTimers(PlatformDbContext db, EscalationPolicies policies, TakenSteps taken)
{
    /// <summary>Puts a timer into the context for each step that the change asks for.</summary>
    internal async Task ScheduleAsync(LockedIncident incident, CancellationToken cancel)
    {
        var before = incident.IsNew ? null : incident.Before;
        if (!incident.Facts.IsOpen || (incident.TakenNow.Count == 0 && EscalationTimerPlan.Changed(before, incident.Facts).Count == 0)) return;

        var policy = await policies.FindAsync(db, incident.Facts.Watch.PolicyVersionId, cancel);
        await taken.LoadAsync([incident], cancel);
        var steps = EscalationTimerPlan.Of(before, incident.Facts, policy, incident.Taken, incident.TakenNow, incident.Calendars);
        var known = await KnownAsync(EscalationTimerPlan.Kept(before, incident.Facts), cancel);
        foreach (var step in steps.Where(step => !known.Contains((step.SubjectId, step.Rule.Id, step.Generation, step.Repetition))))
            db.Timers.Add(RowOf(step, incident.Row.OrganizationId, incident.Row.Id));
    }

    /// <summary>The timers of the next step of each rule that is not done with.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="incidentId">The record.</param>
    /// <param name="steps">Its schedule.</param>
    /// <param name="isDone">Whether a step was taken.</param>
    internal static IEnumerable<TimerRow> Of(
        Guid organizationId, Guid incidentId, IEnumerable<EscalationStep> steps, Func<EscalationStepKey, bool> isDone) => steps
        .Where(step => !isDone(step.Key))
        .GroupBy(step => (step.SubjectId, step.Rule.Id, step.Run))
        .Select(rule => RowOf(rule.MinBy(step => step.Repetition)!, organizationId, incidentId));

    /// <summary>The timer of a step.</summary>
    internal static TimerRow RowOf(EscalationStep step, Guid organizationId, Guid incidentId) => new()
    {
        ClockId = step.SubjectId,
        RuleId = step.Rule.Id,
        Generation = step.Generation,
        Repetition = step.Repetition,
        Run = step.Run,
        OrganizationId = organizationId,
        IncidentId = incidentId,
        DueAt = step.LookAt,
        AvailableAt = step.LookAt,
    };

    private async Task<HashSet<(Guid Subject, Guid Rule, int Generation, int Repetition)>> KnownAsync(
        IReadOnlyList<Guid> kept, CancellationToken cancel)
    {
        if (kept.Count == 0) return [];

        var ids = kept.ToArray();
        return
        [
            .. (await db.Timers.AsNoTracking().Where(timer => ids.Contains(timer.ClockId))
                .Select(timer => new { timer.ClockId, timer.RuleId, timer.Generation, timer.Repetition }).ToListAsync(cancel))
                .Select(timer => (timer.ClockId, timer.RuleId, timer.Generation, timer.Repetition)),
        ];
    }
}
