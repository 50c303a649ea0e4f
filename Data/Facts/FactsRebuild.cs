using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Data.Facts;

/// <summary>Makes all facts anew from the timelines, while everything else goes on. May be run again at any point.</summary>
public sealed class FactsRebuild(IServiceScopeFactory scopes)
{
    /// <summary>Records in one transaction: short enough that no delivery waits long for one of them.</summary>
    private const int BatchSize = 100;

    /// <summary>Rebuilds every organization.</summary>
    /// <param name="report">Told after each organization: its key and how many records it has.</param>
    /// <param name="cancel">Ends it after the present batch.</param>
    /// <returns>How many records were rebuilt.</returns>
    public async Task<int> RunAsync(Action<string, int> report, CancellationToken cancel)
    {
        var total = 0;
        for (var after = Guid.Empty; ;)
        {
            var page = await OrganizationsAsync(after, cancel);
            foreach (var organization in page)
            {
                var count = await RunAsync(organization.Id, cancel);
                report(organization.Key, count);
                total += count;
            }
            if (page.Count < BatchSize) return total;
            after = page[^1].Id;
        }
    }

    /// <summary>Rebuilds one organization.</summary>
    public async Task<int> RunAsync(Guid organizationId, CancellationToken cancel)
    {
        var count = 0;
        for (var after = Guid.Empty; ;)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
            var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
            var keeper = scope.ServiceProvider.GetRequiredService<FactKeeper>();
            var start = after;
            var ids = await Transactions.RunAsync(db, async inner =>
            {
                var batch = await db.Incidents.AsNoTracking().Where(incident => incident.Id > start)
                    .OrderBy(incident => incident.Id).Take(BatchSize).Select(incident => incident.Id).ToListAsync(inner);
                await keeper.RefreshAsync(db, batch, isForced: true, inner);
                await db.SaveChangesAsync(inner);
                return batch;
            }, cancel);
            count += ids.Count;
            if (ids.Count < BatchSize) break;
            after = ids[^1];
        }
        await RecountAsync(organizationId, cancel);
        return count;
    }

    private async Task RecountAsync(Guid organizationId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        await Transactions.RunAsync(db, async inner =>
        {
            await BusinessCounters.RecountAsync(db, organizationId, inner);
            return true;
        }, cancel);
    }

    private async Task<List<(Guid Id, string Key)>> OrganizationsAsync(Guid after, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var rows = await db.Database.SqlQuery<OrganizationKey>($"select id, key from organization_ids({after}, {BatchSize})").ToListAsync(cancel);
        return [.. rows.Select(row => (row.Id, row.Key))];
    }

    private sealed record OrganizationKey(Guid Id, string Key);
}
