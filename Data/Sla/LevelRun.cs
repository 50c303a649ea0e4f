using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Sla;

/// <summary>
/// Carries a change of levels out, a batch of records in a transaction. Any number of processes may try: one at a time works
/// on a lane, and a batch that was interrupted has not happened.
/// </summary>
public sealed class LevelRun(
    PlatformDbContext db, LevelEdits edits, LevelRecords records, LevelWriter writer, WakeUps wakeUps, TimeProvider time)
{
    /// <summary>Changes the next records of a lane.</summary>
    /// <param name="changeId">A change of the context's organization.</param>
    /// <param name="lane">One of its lanes.</param>
    /// <param name="size">Records in the batch.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<LevelStep> StepAsync(Guid changeId, int lane, int size, CancellationToken cancel)
    {
        var step = await Transactions.RunAsync(db, async inner =>
        {
            if (await TakeAsync(changeId, lane, inner) is not { } taken) return LevelStep.Nothing;

            var now = WholeSeconds.Now(time);
            var change = await db.LevelChanges.AsNoTracking().SingleAsync(change => change.Id == changeId, inner);
            var edit = await edits.OfAsync(change, inner);
            var ids = await records.NextAsync(edit, taken.AfterId, taken.UntilId, size, inner);
            if (ids.Count == 0) return await FinishAsync(taken, now, inner);

            var impact = await ChangeAsync(change, edit, ids, now, inner);
            Progress(taken, ids, impact);
            await db.SaveChangesAsync(inner);
            return new LevelStep(IsMoreLeft: true, IsChangeDone: false, ids.Count, impact);
        }, cancel);
        // Timers may be due earlier than before. Pages learn of new due instants when they look next: a page for each record would be too much.
        if (step.Impact.Changed > 0) wakeUps.Signal([Subscriptions.Facts, Subscriptions.Relay, WakeUps.Timers]);
        return step;
    }

    /// <summary>Passes over the next record of a lane, which could not be changed.</summary>
    /// <returns>The record; null when there is none left.</returns>
    public Task<Guid?> SkipAsync(Guid changeId, int lane, CancellationToken cancel) => Transactions.RunAsync<Guid?>(db, async inner =>
    {
        if (await TakeAsync(changeId, lane, inner) is not { } taken) return null;

        var edit = await edits.OfAsync(await db.LevelChanges.AsNoTracking().SingleAsync(change => change.Id == changeId, inner), inner);
        if (await records.NextAsync(edit, taken.AfterId, taken.UntilId, 1, inner) is not [var next]) return null;

        taken.AfterId = next;
        taken.Examined++;
        taken.Failed++;
        await db.SaveChangesAsync(inner);
        return next;
    }, cancel);

    private Task<LevelLaneRow?> TakeAsync(Guid changeId, int lane, CancellationToken cancel) => db.LevelLanes
        .FromSql($"select * from level_lane where change_id = {changeId} and lane = {lane} and finished_at is null for update skip locked")
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

    // The lanes of a change finish one after the other, so that the last one knows that it is the last.
    private async Task<LevelStep> FinishAsync(LevelLaneRow lane, Instant now, CancellationToken cancel)
    {
        var change = await db.LevelChanges
            .FromSql($"select * from level_change where id = {lane.ChangeId} for update").AsTracking().SingleAsync(cancel);
        lane.FinishedAt = now;
        var isLast = !await db.LevelLanes.AnyAsync(
            other => other.ChangeId == lane.ChangeId && other.Lane != lane.Lane && other.FinishedAt == null, cancel);
        if (isLast) change.FinishedAt = now;
        await db.SaveChangesAsync(cancel);
        return LevelStep.Nothing with { IsChangeDone = isLast };
    }

    private static void Progress(LevelLaneRow lane, List<Guid> ids, LevelImpact impact)
    {
        lane.AfterId = ids[^1];
        lane.Examined += ids.Count;
        lane.Changed += impact.Changed;
        lane.BecameLate += impact.BecomeLate;
        lane.DueSooner += impact.DueSooner;
        lane.DueLater += impact.DueLater;
        lane.SilencedSteps += impact.SilencedSteps;
    }
}
