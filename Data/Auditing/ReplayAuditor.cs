using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IncidentPlatform.Data.Auditing;

/// <summary>
/// Replays every timeline of an organization and keeps what differs from what is stored. Batches are replayed side by side;
/// memory follows the batches under way and never how much there is. Everything else goes on meanwhile.
/// </summary>
public sealed class ReplayAuditor(
    IServiceScopeFactory scopes, NpgsqlDataSource source, CalendarLibrary calendars, TimeProvider time, IOptions<AuditOptions> options)
{
    /// <summary>Audits one organization.</summary>
    /// <param name="organizationId">Whose records.</param>
    /// <param name="cause">Who asked.</param>
    /// <param name="report">Told after each batch, from any thread; null for nobody.</param>
    /// <param name="cancel">Ends it; the run then stays unfinished.</param>
    /// <returns>The finished run; null when somebody else audits this organization now.</returns>
    public async Task<AuditRunRow?> RunAsync(Guid organizationId, AuditCause cause, Action<AuditProgress>? report, CancellationToken cancel)
    {
        await using var held = await NamedLock.TakeAsync(source, $"audit {organizationId}", cancel);
        if (held is null) return null;

        var (run, key, total) = await BeginAsync(organizationId, cause, cancel);
        var found = new ConcurrentQueue<(Guid IncidentId, ReplayDifference Difference)>();
        var counting = new Lock();
        await Parallel.ForEachAsync(
            BatchesAsync(organizationId, cancel),
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.Threads, CancellationToken = cancel },
            async (ids, token) =>
            {
                await using var scope = Scope(organizationId);
                var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
                var batch = await new RecordReplay(db, calendars).CompareAsync(ids, token);
                foreach (var difference in batch.Differences)
                    if (found.Count < options.Value.MostKept) found.Enqueue(difference);
                lock (counting)
                {
                    run.Incidents += batch.Incidents;
                    run.Lines += batch.Lines;
                    run.Differences += batch.Differences.Count;
                    report?.Invoke(new AuditProgress(key, run.Incidents, total, run.Differences));
                }
            });

        await FinishAsync(run, [.. found.Take(options.Value.MostKept)], cancel);
        return run;
    }

    private async Task<(AuditRunRow Run, string Key, int Total)> BeginAsync(Guid organizationId, AuditCause cause, CancellationToken cancel)
    {
        await using var scope = Scope(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var run = new AuditRunRow { Id = Guid.CreateVersion7(), OrganizationId = organizationId, Cause = cause, StartedAt = WholeSeconds.Now(time) };
        db.AuditRuns.Add(run);
        await db.SaveChangesAsync(cancel);
        return (
            run,
            await db.Organizations.AsNoTracking().Select(organization => organization.Key).SingleAsync(cancel),
            await db.Incidents.CountAsync(cancel));
    }

    private async IAsyncEnumerable<Guid[]> BatchesAsync(Guid organizationId, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var last = Guid.Empty; ;)
        {
            Guid[] ids;
            await using (var scope = Scope(organizationId))
            {
                var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
                var after = last;
                ids = await db.Incidents.AsNoTracking().Where(incident => incident.Id > after)
                    .OrderBy(incident => incident.Id).Take(options.Value.BatchSize).Select(incident => incident.Id).ToArrayAsync(cancel);
            }
            if (ids.Length > 0) yield return ids;
            if (ids.Length < options.Value.BatchSize) yield break;

            last = ids[^1];
        }
    }

    private async Task FinishAsync(AuditRunRow run, List<(Guid IncidentId, ReplayDifference Difference)> found, CancellationToken cancel)
    {
        await using var scope = Scope(run.OrganizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        run.FinishedAt = WholeSeconds.Now(time);
        await Transactions.RunAsync(db, async inner =>
        {
            db.AuditRuns.Update(run);
            db.AuditDifferences.AddRange(found.Select((entry, index) => new AuditDifferenceRow
            {
                OrganizationId = run.OrganizationId,
                RunId = run.Id,
                Ordinal = index + 1,
                IncidentId = entry.IncidentId,
                Field = entry.Difference.Field,
                Stored = entry.Difference.Stored,
                Replayed = entry.Difference.Replayed,
            }));
            await db.SaveChangesAsync(inner);
            await ForgetAsync(db, inner);
            return true;
        }, cancel);
    }

    private async Task ForgetAsync(PlatformDbContext db, CancellationToken cancel)
    {
        var old = await db.AuditRuns.AsNoTracking().OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Id)
            .Skip(options.Value.RunsKept).Take(options.Value.RunsKept).Select(run => run.Id).ToArrayAsync(cancel);
        if (old.Length == 0) return;

        await db.AuditDifferences.Where(difference => old.Contains(difference.RunId)).ExecuteDeleteAsync(cancel);
        await db.AuditRuns.Where(run => old.Contains(run.Id)).ExecuteDeleteAsync(cancel);
    }

    private AsyncServiceScope Scope(Guid organizationId)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        return scope;
    }
}
