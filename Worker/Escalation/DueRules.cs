using IncidentPlatform.Data;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Worker.Escalation;

/// <summary>Fires the due rules of records that the present transaction has locked.</summary>
internal sealed class DueRules(
    PlatformDbContext db, IncidentStore store, EscalationPolicies policies, EscalationEffects effects, TimeProvider time)
{
    /// <summary>Takes the due timers of the records and puts everything that follows into the context.</summary>
    /// <returns>What fired, and how many timers were taken: fired, or found to be of an older generation.</returns>
    public async Task<FiredBatch> FireAsync(IReadOnlyList<LockedIncident> records, CancellationToken cancel)
    {
        var ids = records.Select(record => record.Row.Id).ToArray();
        // Read again under the lock: whoever had the records before us may have taken some, or added others.
        var timers = await db.Timers.AsTracking()
            .Where(timer => ids.Contains(timer.IncidentId) && timer.TakenAt == null && timer.ParkedAt == null)
            .ToListAsync(cancel);
        var clockIds = records.SelectMany(record => record.Facts.Clocks).Select(clock => clock.Id).ToArray();
        var fired = (await db.EscalationFirings.AsNoTracking()
            .Where(firing => clockIds.Contains(firing.ClockId))
            .Select(firing => new { firing.ClockId, firing.Run, firing.RuleId })
            .ToListAsync(cancel)).ToLookup(firing => (firing.ClockId, firing.Run), firing => firing.RuleId);

        var batch = new FiredBatch();
        foreach (var record in records)
        {
            var now = record.Now(time);
            var taken = timers.Where(timer => timer.IncidentId == record.Row.Id && IsOver(timer, record, now)).ToList();
            if (taken.Count == 0) continue;

            foreach (var timer in taken) timer.TakenAt = now;
            batch.Taken += taken.Count;
            foreach (var firing in await PlanAsync(record, fired, now, cancel))
                await FireAsync(record, firing, now, batch, cancel);
            if (record.Added.Count == 0) continue;

            await store.CompleteAsync(record, now, cancel);
            batch.Changed.Add(record);
        }
        return batch;
    }

    private static bool IsOver(TimerRow timer, LockedIncident record, Instant now) => timer.DueAt <= now
        || record.Facts.Clocks.FirstOrDefault(clock => clock.Id == timer.ClockId)?.Generation != timer.Generation;

    private async Task<List<EscalationFiring>> PlanAsync(
        LockedIncident record, ILookup<(Guid Clock, int Run), Guid> fired, Instant now, CancellationToken cancel)
    {
        var firings = new List<EscalationFiring>();
        foreach (var clock in record.Facts.Clocks.OrderBy(clock => clock.Metric))
        {
            if (clock.Level != ClockLevel.Sla || clock.State is not (ClockState.Running or ClockState.Paused)) continue;

            var policy = await policies.FindAsync(db, clock.PolicyVersionId, cancel);
            firings.AddRange(EscalationPlanner.Plan(clock, policy, fired[(clock.Id, clock.Run)].ToHashSet(), now, record.Calendars));
        }
        return [.. firings.OrderBy(firing => firing.DueAt)]; // stable: shares of a clock stay in order
    }

    private async Task FireAsync(LockedIncident record, EscalationFiring firing, Instant now, FiredBatch batch, CancellationToken cancel)
    {
        db.EscalationFirings.Add(new EscalationFiringRow
        {
            ClockId = firing.ClockId,
            RuleId = firing.Rule.Id,
            Run = firing.Run,
            OrganizationId = record.Row.OrganizationId,
            IncidentId = record.Row.Id,
            DueAt = firing.DueAt,
            FiredAt = now,
            IsSuperseded = firing.IsSuperseded,
        });
        var line = new TimelineEntry.RuleFired(
            firing.ClockId, firing.Metric, firing.PolicyVersionId, firing.Rule.Id, firing.Run, firing.Rule.Share, firing.DueAt,
            firing.IsSuperseded);
        await store.AppendAsync(record, Actor.Escalation, [new NewLine(line, Visibility.Internal)], now, cancel);
        batch.Firings.Add((record.Row.Id, firing));
        batch.Effects.AddRange((await effects.ApplyAsync(record, firing, now, cancel)).Select(effect => (record.Row.Id, effect)));
    }
}
