using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Sla;

/// <summary>
/// Carries a change of levels out, a batch of records in a transaction. Any number of processes may try: one at a time works
/// on a change, and a batch that was interrupted has not happened.
/// </summary>
public sealed class LevelRun(
    PlatformDbContext db, LevelEdits edits, LevelRecords records, LevelWriter writer, WakeUps wakeUps, TimeProvider time)
{
    /// <summary>Changes the next records.</summary>
    /// <param name="changeId">A change of the context's organization.</param>
    /// <param name="size">Records in the batch.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<LevelStep> StepAsync(Guid changeId, int size, CancellationToken cancel)
    {
        var step = await Transactions.RunAsync(db, async inner =>
        {
            if (await TakeAsync(changeId, inner) is not { } change) return LevelStep.Nothing;

            var now = WholeSeconds.Now(time);
            var edit = await edits.OfAsync(change, inner);
            var ids = await records.NextAsync(edit, change.LastIncidentId, size, inner);
            var impact = ids.Count == 0 ? LevelImpact.None : await ChangeAsync(change, edit, ids, now, inner);
            Progress(change, ids, impact, now);
            await db.SaveChangesAsync(inner);
            return new LevelStep(change.State, ids.Count, impact);
        }, cancel);
        // Timers may be due earlier than before. Pages learn of new due instants when they look next: a page for each record would be too much.
        if (step.Impact.Changed > 0) wakeUps.Signal([Subscriptions.Facts, Subscriptions.Relay, WakeUps.Timers]);
        return step;
    }

    /// <summary>Passes over the next record, which could not be changed.</summary>
    /// <returns>The record; null when there is none left.</returns>
    public Task<Guid?> SkipAsync(Guid changeId, CancellationToken cancel) => Transactions.RunAsync<Guid?>(db, async inner =>
    {
        if (await TakeAsync(changeId, inner) is not { } change) return null;

        var edit = await edits.OfAsync(change, inner);
        if (await records.NextAsync(edit, change.LastIncidentId, 1, inner) is not [var next]) return null;

        change.LastIncidentId = next;
        change.Examined++;
        change.Failed++;
        await db.SaveChangesAsync(inner);
        return next;
    }, cancel);

    private Task<LevelChangeRow?> TakeAsync(Guid changeId, CancellationToken cancel) => db.LevelChanges
        .FromSql($"select * from level_change where id = {changeId} and state <> 'Done' for update skip locked")
        .AsTracking().SingleOrDefaultAsync(cancel);

    private async Task<LevelImpact> ChangeAsync(LevelChangeRow change, LevelEdit edit, List<Guid> ids, Instant now, CancellationToken cancel)
    {
        var by = new Actor(ActorKind.Person, change.CreatedBy, [], [], Channel.System);
        var facts = await records.FactsAsync(await records.ReadAsync(ids, areLocked: true, cancel), cancel);
        var context = await records.ContextAsync(facts, edit, draft: null, cancel);
        var changes = facts
            .Select(record => LevelChanges.Of(record, edit, change.Mode, by, Instant.Max(now, record.LastLineAt), context))
            .OfType<LevelChange>().ToList();
        await writer.WriteAsync(changes, context, now, cancel);
        return changes.Aggregate(LevelImpact.None, (sum, one) => sum.Plus(one));
    }

    private static void Progress(LevelChangeRow change, List<Guid> ids, LevelImpact impact, Instant now)
    {
        change.StartedAt ??= now;
        if (ids.Count == 0)
        {
            change.State = LevelChangeState.Done;
            change.FinishedAt = now;
            return;
        }

        change.State = LevelChangeState.Running;
        change.LastIncidentId = ids[^1];
        change.Examined += ids.Count;
        change.Changed += impact.Changed;
        change.BecameLate += impact.BecomeLate;
        change.DueSooner += impact.DueSooner;
        change.DueLater += impact.DueLater;
        change.SilencedSteps += impact.SilencedSteps;
    }
}
