using IncidentPlatform.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Imports;

/// <summary>Makes imports and moves them from state to state. A worker does what they then ask for.</summary>
public sealed class Imports(PlatformDbContext db, TimeProvider time)
{
    /// <summary>Keeps a file until somebody says how it is read, or starts at once.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="by">Who brings it; requester of records whose own is not a member.</param>
    /// <param name="plan">How it is read; null for later.</param>
    /// <param name="starts">Whether it begins at once; needs a plan.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<ImportRow> CreateAsync(ImportFile file, string name, Guid by, ImportPlan? plan, bool starts, CancellationToken cancel) =>
        Transactions.RunAsync(db, async inner =>
        {
            var now = WholeSeconds.Now(time);
            var import = new ImportRow
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                OrganizationId = db.Tenant.OrganizationId ?? throw new InvalidOperationException("A file is imported into an organization."),
                CreatedBy = by,
                CreatedAt = now,
                FileName = name,
                Size = file.Size,
                Sha256 = file.Sha256,
                Encoding = file.Encoding,
                Delimiter = file.Delimiter,
                Headers = [.. file.Headers],
                Sample = file.Sample,
                Rows = file.Rows,
                Plan = plan,
                State = starts ? ImportState.Running : ImportState.Waiting,
                StartedAt = starts ? now : null,
            };
            db.Imports.Add(import);
            await db.SaveChangesAsync(inner);
            await file.StoreAsync(db, import.OrganizationId, import.Id, inner);
            return import;
        }, cancel);

    /// <summary>The import of the same bytes whose records are here or on their way; null when there is none.</summary>
    public Task<Guid?> SameFileAsync(ImportFile file, CancellationToken cancel) => db.Imports.AsNoTracking()
        .Where(import => import.Sha256 == file.Sha256
            && (import.State == ImportState.Running || import.State == ImportState.Done || (import.State == ImportState.Failed && import.Position > 0)))
        .OrderBy(import => import.Id).Select(import => (Guid?)import.Id).FirstOrDefaultAsync(cancel);

    /// <summary>Says how the file is read.</summary>
    public Task<ImportMoveResult> PlanAsync(Guid id, ImportPlan plan, CancellationToken cancel) => MoveAsync(
        id, ImportMove.Plan,
        (import, _) =>
        {
            import.Plan = plan;
            import.State = ImportState.Waiting;
            return Task.CompletedTask;
        },
        cancel);

    /// <summary>Reads the file without writing.</summary>
    public Task<ImportMoveResult> CheckAsync(Guid id, CancellationToken cancel) => MoveAsync(
        id, ImportMove.Check,
        async (import, inner) =>
        {
            await BeginAnewAsync(import, inner);
            import.State = ImportState.Checking;
        },
        cancel);

    /// <summary>Writes its records, or goes on where it stopped.</summary>
    public Task<ImportMoveResult> StartAsync(Guid id, CancellationToken cancel) => MoveAsync(
        id, ImportMove.Start,
        async (import, inner) =>
        {
            if (import.Position == 0) await BeginAnewAsync(import, inner);
            import.State = ImportState.Running;
            import.StartedAt ??= WholeSeconds.Now(time);
            import.Failures = 0;
        },
        cancel);

    /// <summary>Stops it for good. What was written stays until it is undone.</summary>
    public Task<ImportMoveResult> CancelAsync(Guid id, CancellationToken cancel) => MoveAsync(
        id, ImportMove.Cancel,
        async (import, inner) =>
        {
            import.State = ImportState.Cancelled;
            import.EndedAt = WholeSeconds.Now(time);
            await DropFileAsync(import, inner);
        },
        cancel);

    /// <summary>Deletes its records, but for those on which somebody has worked since.</summary>
    public Task<ImportMoveResult> UndoAsync(Guid id, CancellationToken cancel) => MoveAsync(
        id, ImportMove.Undo,
        async (import, inner) =>
        {
            import.State = ImportState.Undoing;
            import.Failures = 0;
            await DropFileAsync(import, inner);
        },
        cancel);

    /// <summary>Deletes the bytes of an import that needs them no more, inside the caller's transaction.</summary>
    internal static Task DropFileAsync(PlatformDbContext db, ImportRow import, CancellationToken cancel) =>
        db.ImportChunks.Where(chunk => chunk.ImportId == import.Id).ExecuteDeleteAsync(cancel);

    private Task DropFileAsync(ImportRow import, CancellationToken cancel) => DropFileAsync(db, import, cancel);

    private async Task BeginAnewAsync(ImportRow import, CancellationToken cancel)
    {
        await db.ImportProblems.Where(problem => problem.ImportId == import.Id).ExecuteDeleteAsync(cancel);
        (import.Checked, import.Incidents, import.Lines) = (0, 0, 0);
        (import.Refused, import.Noted, import.Listed, import.Failures) = (0, 0, 0, 0);
    }

    private Task<ImportMoveResult> MoveAsync(Guid id, ImportMove move, Func<ImportRow, CancellationToken, Task> change, CancellationToken cancel) =>
        Transactions.RunAsync<ImportMoveResult>(db, async inner =>
        {
            var import = await db.Imports.FromSql($"select * from import where id = {id} for update").AsTracking().SingleOrDefaultAsync(inner);
            if (import is null) return new ImportMoveResult.Missing();

            var legal = ImportLifecycle.MovesFrom(import.State, import.Position > 0);
            if (!legal.Contains(move)) return new ImportMoveResult.Refused(legal);
            if (move is ImportMove.Check or ImportMove.Start && import.Plan is null) return new ImportMoveResult.Unplanned();

            await change(import, inner);
            await db.SaveChangesAsync(inner);
            return new ImportMoveResult.Moved(import);
        }, cancel);
}
