using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Sla;

/// <summary>Shows what an edit of levels would do to the open records, by the same rule that does it, and changes nothing.</summary>
public sealed class LevelPreview(PlatformDbContext db, LevelRecords records, TimeProvider time)
{
    private const int PageSize = 2_000;

    /// <summary>A record that would become late.</summary>
    /// <param name="Id">The record.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="Subject">What it is about.</param>
    /// <param name="Priority">Its priority after the change.</param>
    /// <param name="DueBefore">When it is due now; null when never.</param>
    /// <param name="DueAfter">When it would have been due; null when never.</param>
    public sealed record LateRecord(Guid Id, string Number, string Subject, Priority Priority, Instant? DueBefore, Instant? DueAfter);

    /// <summary>The effect of one mode.</summary>
    /// <param name="Mode">From the start or from now on.</param>
    /// <param name="Impact">In figures.</param>
    /// <param name="Late">The first records that would become late, in the order of their opening.</param>
    public sealed record OfMode(RebaseMode Mode, LevelImpact Impact, IReadOnlyList<LateRecord> Late);

    /// <summary>Looks at every open record that is concerned, page by page.</summary>
    /// <param name="edit">What would be changed.</param>
    /// <param name="draft">The version that is not stored yet; null for the priority matrix.</param>
    /// <param name="mostLate">So many late records are named.</param>
    /// <param name="isSeen">Which records the asking person may see by name.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<OfMode>> OfAsync(
        LevelEdit edit, LevelDraft? draft, int mostLate, Func<Incident, bool> isSeen, CancellationToken cancel)
    {
        RebaseMode[] modes = [RebaseMode.FromNow, RebaseMode.FromStart];
        var impacts = modes.ToDictionary(mode => mode, _ => LevelImpact.None);
        var late = modes.ToDictionary(mode => mode, _ => new List<LateRecord>());
        var now = WholeSeconds.Now(time);
        var last = Guid.Empty;
        while (await records.NextAsync(edit, last, null, PageSize, cancel) is { Count: > 0 } ids)
        {
            var rows = await records.ReadAsync(ids, areLocked: false, cancel);
            var facts = await records.FactsAsync(rows, cancel);
            var context = await records.ContextAsync(facts, edit, draft, cancel);
            foreach (var (row, record) in rows.Zip(facts))
            {
                foreach (var mode in modes)
                {
                    if (LevelChanges.Of(record, edit, mode, Actor.System, Instant.Max(now, record.LastLineAt), context) is not { } change) continue;

                    impacts[mode] = impacts[mode].Plus(change);
                    if (change.Outcome == LevelOutcome.BecomesLate && late[mode].Count < mostLate && isSeen(record))
                        late[mode].Add(new LateRecord(row.Id, row.Number, row.Subject, change.After.Priority, change.DueBefore, change.DueAfter));
                }
            }
            last = ids[^1];
            db.ChangeTracker.Clear();
        }
        return [.. modes.Select(mode => new OfMode(mode, impacts[mode], late[mode]))];
    }
}
