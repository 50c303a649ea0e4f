using IncidentPlatform.Data;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Worker.Escalation;

/// <summary>Fires the due rules of records that the present transaction has locked.</summary>
internal sealed class DueRules(
    PlatformDbContext db, IncidentStore store, TakenSteps taken, EscalationPolicies policies, EscalationEffects effects, TimeProvider time)
{
    /// <summary>Takes the due timers of the records and puts everything that follows into the context.</summary>
    /// <param name="records">The records, locked.</param>
    /// <param name="withoutTimers">Whether a record is looked at although none of its timers is due: the auditor found a step that has none.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>What fired, and how many timers were taken: fired, or found to be of an older generation.</returns>
    public async Task<FiredBatch> FireAsync(IReadOnlyList<LockedIncident> records, bool withoutTimers, CancellationToken cancel)
    {
        var ids = records.Select(record => record.Row.Id).ToArray();
        // Read again under the lock: whoever had the records before us may have taken some, or added others.
        var timers = await db.Timers.AsTracking()
            .Where(timer => ids.Contains(timer.IncidentId) && timer.TakenAt == null && timer.ParkedAt == null)
            .ToListAsync(cancel);
        await taken.LoadAsync(records, cancel);

        var batch = new FiredBatch();
        foreach (var record in records)
        {
            var now = record.Now(time);
            var due = timers.Where(timer => timer.IncidentId == record.Row.Id && IsOver(timer, record, now)).ToList();
            if (due.Count == 0 && !withoutTimers) continue;

            foreach (var timer in due) timer.TakenAt = now;
            batch.Taken += due.Count;
            var policy = await policies.FindAsync(db, record.Facts.Watch.PolicyVersionId, cancel);
            foreach (var firing in EscalationPlanner.Plan(record.Facts, policy, record.Taken, now, record.Calendars))
                await FireAsync(record, firing, now, batch, cancel);
            if (record.Added.Count == 0) continue;

            await store.CompleteAsync(record, now, cancel);
            batch.Changed.Add(record);
        }
        return batch;
    }

    private static bool IsOver(TimerRow timer, LockedIncident record, Instant now) =>
        timer.DueAt <= now || GenerationOf(timer.ClockId, record.Facts) != timer.Generation;

    private static int? GenerationOf(Guid subjectId, Incident incident) => subjectId == incident.Id
        ? incident.Watch.Generation
        : incident.Clocks.FirstOrDefault(clock => clock.Id == subjectId)?.Generation;

    private async Task FireAsync(LockedIncident record, EscalationFiring firing, Instant now, FiredBatch batch, CancellationToken cancel)
    {
        taken.Take(record, firing, now);
        await store.AppendAsync(record, Actor.Escalation, [new NewLine(firing.ToEntry(), Visibility.Internal)], now, cancel);
        batch.Firings.Add((record.Row.Id, firing));
        batch.Effects.AddRange((await effects.ApplyAsync(record, firing, now, cancel)).Select(effect => (record.Row.Id, effect)));
    }
}
