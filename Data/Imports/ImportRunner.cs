using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentPlatform.Data.Imports;

/// <summary>Checks, writes and undoes imports, batch by batch. May be killed at any point: whoever comes next goes on from there.</summary>
public sealed class ImportRunner(
    IServiceScopeFactory scopes, NpgsqlDataSource source, CalendarLibrary calendars, NumberBlocks numbers, TimeProvider time)
{
    /// <summary>Tries in a row before an import is given up; somebody may start it again.</summary>
    public const int MostFailures = 5;

    private const int MostUnderWay = 50;
    private const int RecordsUndoneAtOnce = 500;

    /// <summary>Imports of any organization on which there is something to do, oldest first.</summary>
    public async Task<IReadOnlyList<(Guid OrganizationId, Guid Id)>> UnderWayAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var rows = await db.Database.SqlQuery<Waiting>($"select organization_id, id from imports_under_way({MostUnderWay})").ToListAsync(cancel);
        return [.. rows.Select(row => (row.OrganizationId, row.Id))];
    }

    /// <summary>Does what there is to do on an import, to its end or until somebody stops it.</summary>
    /// <param name="organizationId">Whose import.</param>
    /// <param name="id">The import.</param>
    /// <param name="report">Told after each batch.</param>
    /// <param name="cancel">Ends it after the present batch.</param>
    /// <returns>The state that it has reached; null when another worker is at it.</returns>
    public async Task<ImportState?> RunAsync(Guid organizationId, Guid id, Action<ImportStep> report, CancellationToken cancel)
    {
        await using var held = await NamedLock.TakeAsync(source, $"import {id}", cancel);
        if (held is null) return null;

        await using var scope = Scope(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var import = await db.Imports.AsNoTracking().SingleAsync(row => row.Id == id, cancel);
        switch (import.State)
        {
            case ImportState.Checking or ImportState.Running:
                await ReadAsync(db, import, report, cancel);
                break;
            case ImportState.Undoing:
                await UndoAsync(db, import, report, cancel);
                break;
        }
        return await db.Imports.AsNoTracking().Where(row => row.Id == id).Select(row => row.State).SingleAsync(cancel);
    }

    /// <summary>Notes that a try failed; the last one gives the import up.</summary>
    public async Task<ImportState> FailAsync(Guid organizationId, Guid id, CancellationToken cancel)
    {
        await using var scope = Scope(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        return await Transactions.RunAsync(db, async inner =>
        {
            var import = await ImportWriter.LockAsync(db, id, inner);
            // Undoing is tried for ever: half an import is nobody's wish.
            if (++import.Failures >= MostFailures && import.State is ImportState.Checking or ImportState.Running) import.State = ImportState.Failed;
            await db.SaveChangesAsync(inner);
            return import.State;
        }, cancel);
    }

    // The next batch is made while the present one is written: reading and the database each have a core.
    private async Task ReadAsync(PlatformDbContext db, ImportRow import, Action<ImportStep> report, CancellationToken cancel)
    {
        var isCheck = import.State == ImportState.Checking;
        await using var file = await ImportFile.FetchAsync(db, import, cancel);
        var catalog = await ImportCatalog.LoadAsync(db, calendars, cancel);
        // Reading goes on while the other context is in a transaction, so that numbers come over a connection of their own.
        await using var aside = Scope(import.OrganizationId);
        var numbering = aside.ServiceProvider.GetRequiredService<PlatformDbContext>();
        Task<string> NewNumberAsync(CancellationToken token) => numbers.TakeAsync(numbering, import.OrganizationId, token);

        using var reading = new ImportReading(file, import, import.Plan!, catalog, isCheck ? null : NewNumberAsync, WholeSeconds.Now(time));
        await Task.Run(() => reading.Skip(isCheck ? import.Checked : import.Position, cancel), cancel);

        var next = Task.Run(() => reading.NextAsync(cancel), cancel);
        try
        {
            while (await next is { } batch)
            {
                next = Task.Run(() => reading.NextAsync(cancel), cancel);
                var isWritten = isCheck
                    ? await ImportWriter.NoteAsync(db, import.Id, batch, cancel)
                    : await ImportWriter.WriteAsync(db, import.Id, batch, cancel);
                if (!isWritten) return;

                report(new ImportStep(import.State, batch.Records.Count, batch.Problems.Count(problem => problem.IsRefusal)));
            }
        }
        finally
        {
            await Task.WhenAny(next); // before the file is closed under it
        }
        await EndAsync(db, import.Id, import.State, isCheck ? ImportState.Checked : ImportState.Done, cancel);
    }

    private async Task UndoAsync(PlatformDbContext db, ImportRow import, Action<ImportStep> report, CancellationToken cancel)
    {
        var after = Guid.Empty;
        while (true)
        {
            var start = after;
            var undone = await Transactions.RunAsync(db, async inner =>
            {
                var batch = await db.Database.SqlQuery<Undone>(
                    $"select looked, deleted, last from undo_import({import.Id}, {start}, {RecordsUndoneAtOnce})").SingleAsync(inner);
                if (batch.Deleted > 0)
                    await db.Imports.Where(row => row.Id == import.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Deleted, row => row.Deleted + batch.Deleted), inner);
                return batch;
            }, cancel);
            report(new ImportStep(import.State, undone.Deleted, 0));
            if (undone.Looked < RecordsUndoneAtOnce) break;
            after = undone.Last;
        }
        await Transactions.RunAsync(db, async inner =>
        {
            await BusinessCounters.RecountAsync(db, import.OrganizationId, inner);
            return true;
        }, cancel);
        await EndAsync(db, import.Id, ImportState.Undoing, ImportState.Undone, cancel);
    }

    private Task<bool> EndAsync(PlatformDbContext db, Guid id, ImportState from, ImportState to, CancellationToken cancel) =>
        Transactions.RunAsync(db, async inner =>
        {
            var import = await ImportWriter.LockAsync(db, id, inner);
            if (import.State != from) return false;

            import.State = to;
            import.Failures = 0;
            if (to == ImportState.Undone) import.Kept = await db.Incidents.CountAsync(incident => incident.ImportId == id, inner);
            if (ImportLifecycle.IsOver(to))
            {
                import.EndedAt = WholeSeconds.Now(time);
                await Imports.DropFileAsync(db, import, inner);
            }
            await db.SaveChangesAsync(inner);
            return true;
        }, cancel);

    private AsyncServiceScope Scope(Guid organizationId)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        return scope;
    }

    private sealed record Waiting(Guid OrganizationId, Guid Id);

    private sealed record Undone(int Looked, int Deleted, Guid Last);
}
