using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Escalation;

/// <summary>Schedules a record's rules. Commands only insert timers; the worker retires older generations.</summary>
public sealed class EscalationTimers(PlatformDbContext db, EscalationPolicies policies)
{
    /// <summary>Puts a timer into the context for the next step of each rule where the schedule changed, or a step was taken.</summary>
    internal async Task ScheduleAsync(LockedIncident incident, CancellationToken cancel)
    {
        var changed = Changed(incident);
        var taken = db.EscalationFirings.Local.Where(firing => firing.IncidentId == incident.Row.Id).Select(firing => firing.ClockId).ToHashSet();
        if (changed.Count + taken.Count == 0 || !incident.Facts.IsOpen) return;

        var policy = await policies.FindAsync(db, incident.Facts.Watch.PolicyVersionId, cancel);
        var steps = EscalationSchedule.Of(incident.Facts, policy, incident.Calendars)
            .Where(step => step.Clock is null or { State: ClockState.Running })
            .Where(step => changed.Contains(step.SubjectId) || (step.Rule.Repeat is not null && taken.Contains(step.SubjectId)))
            .ToList();
        if (steps.Count == 0) return;

        var done = await TakenAsync(incident, cancel);
        var known = await KnownAsync(incident, changed, cancel);
        // Of each rule the next step only: a reminder is scheduled when the one before it was taken.
        foreach (var rule in steps.Where(step => !done.Contains(step.Key)).GroupBy(step => (step.SubjectId, step.Rule.Id, step.Run)))
        {
            var step = rule.MinBy(step => step.Repetition)!;
            if (known.Contains((step.SubjectId, step.Rule.Id, step.Generation, step.Repetition))) continue;

            db.Timers.Add(RowOf(step, incident.Row.OrganizationId, incident.Row.Id));
        }
    }

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

    // The clocks, and the record itself, whose steps have moved.
    private static HashSet<Guid> Changed(LockedIncident incident)
    {
        var (before, after) = (incident.Before, incident.Facts);
        var hasOtherRules = incident.IsNew || before.Watch.PolicyVersionId != after.Watch.PolicyVersionId;
        var changed = after.Clocks
            .Where(clock => clock.State == ClockState.Running
                && (hasOtherRules || before.Clocks.FirstOrDefault(former => former.Id == clock.Id)?.Generation != clock.Generation))
            .Select(clock => clock.Id).ToHashSet();
        if (hasOtherRules || before.Watch.Generation != after.Watch.Generation) changed.Add(after.Id);
        return changed;
    }

    private async Task<HashSet<EscalationStepKey>> TakenAsync(LockedIncident incident, CancellationToken cancel)
    {
        var taken = db.EscalationFirings.Local.Where(firing => firing.IncidentId == incident.Row.Id).Select(firing => firing.Key).ToHashSet();
        if (incident.IsNew) return taken;

        var id = incident.Row.Id;
        var organizationId = incident.Row.OrganizationId;
        taken.UnionWith((await db.EscalationFirings.AsNoTracking()
            .Where(firing => firing.OrganizationId == organizationId && firing.IncidentId == id)
            .ToListAsync(cancel)).Select(firing => firing.Key));
        return taken;
    }

    // A clock that got other rules and kept its target has timers of its present generation already.
    private async Task<HashSet<(Guid Subject, Guid Rule, int Generation, int Repetition)>> KnownAsync(
        LockedIncident incident, HashSet<Guid> changed, CancellationToken cancel)
    {
        var kept = incident.IsNew
            ? []
            : incident.Facts.Clocks
                .Where(clock => changed.Contains(clock.Id)
                    && incident.Before.Clocks.FirstOrDefault(former => former.Id == clock.Id)?.Generation == clock.Generation)
                .Select(clock => clock.Id).ToArray();
        if (kept.Length == 0) return [];

        return
        [
            .. (await db.Timers.AsNoTracking().Where(timer => kept.Contains(timer.ClockId))
                .Select(timer => new { timer.ClockId, timer.RuleId, timer.Generation, timer.Repetition }).ToListAsync(cancel))
                .Select(timer => (timer.ClockId, timer.RuleId, timer.Generation, timer.Repetition)),
        ];
    }
}
