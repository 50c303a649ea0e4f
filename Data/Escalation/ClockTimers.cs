using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Escalation;

/// <summary>Schedules the rules of the running clocks of the organization's promise. Commands only insert timers; the worker retires older generations.</summary>
public sealed class ClockTimers(PlatformDbContext db, EscalationPolicies policies)
{
    /// <summary>Puts a timer into the context for each rule that has not fired in its clock's run, where the schedule changed.</summary>
    internal async Task ScheduleAsync(LockedIncident incident, CancellationToken cancel)
    {
        var changed = incident.Facts.Clocks
            .Where(clock => clock is { Level: ClockLevel.Sla, State: ClockState.Running } && HasNewSchedule(incident, clock))
            .ToList();
        if (changed.Count == 0) return;

        var fired = await FiredAsync(incident, changed, cancel);
        foreach (var clock in changed)
        {
            var policy = await policies.FindAsync(db, clock.PolicyVersionId, cancel);
            db.Timers.AddRange(Of(
                incident.Row.OrganizationId, incident.Row.Id, clock, policy, incident.Calendars,
                rule => fired.Contains((clock.Id, rule, clock.Run))));
        }
    }

    /// <summary>A timer for each rule of a running clock that is not done with in its run.</summary>
    internal static IEnumerable<TimerRow> Of(
        Guid organizationId, Guid incidentId, Clock clock, EscalationPolicy policy, CalendarLookup calendars, Func<Guid, bool> isDone) =>
        EscalationSchedule.Of(clock, policy, calendars)
            .Where(scheduled => !isDone(scheduled.Rule.Id))
            .Select(scheduled => new TimerRow
            {
                ClockId = clock.Id,
                RuleId = scheduled.Rule.Id,
                Generation = clock.Generation,
                Run = clock.Run,
                OrganizationId = organizationId,
                IncidentId = incidentId,
                DueAt = scheduled.LookAt,
                AvailableAt = scheduled.LookAt,
            });

    private static bool HasNewSchedule(LockedIncident incident, Clock clock) =>
        incident.IsNew || incident.Before.Clocks.FirstOrDefault(before => before.Id == clock.Id)?.Generation != clock.Generation;

    private async Task<HashSet<(Guid Clock, Guid Rule, int Run)>> FiredAsync(
        LockedIncident incident, List<Clock> clocks, CancellationToken cancel)
    {
        if (incident.IsNew) return [];

        var ids = clocks.Select(clock => clock.Id).ToArray();
        var stored = await db.EscalationFirings.AsNoTracking()
            .Where(firing => ids.Contains(firing.ClockId))
            .Select(firing => new { firing.ClockId, firing.RuleId, firing.Run })
            .ToListAsync(cancel);
        var present = db.EscalationFirings.Local.Where(firing => ids.Contains(firing.ClockId));
        return
        [
            .. stored.Select(firing => (firing.ClockId, firing.RuleId, firing.Run)),
            .. present.Select(firing => (firing.ClockId, firing.RuleId, firing.Run)),
        ];
    }
}
