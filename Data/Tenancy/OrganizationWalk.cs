using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Data.Tenancy;

/// <summary>Every organization of the installation, page by page, for work that is done one tenant at a time.</summary>
public static class OrganizationWalk
{
    /// <summary>The ids, in order.</summary>
    /// <param name="scopes">Each page is read in a scope of its own, which has no tenant.</param>
    /// <param name="pageSize">Ids read at once.</param>
    /// <param name="cancel">Ends the walk.</param>
    public static async IAsyncEnumerable<Guid> AllAsync(
        IServiceScopeFactory scopes, int pageSize, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = Guid.Empty;
        while (true)
        {
            List<Guid> page;
            await using (var scope = scopes.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
                page = await db.Database
                    .SqlQuery<Guid>($"select id as \"Value\" from organization_ids({last}, {pageSize})").ToListAsync(cancel);
            }
            foreach (var id in page) yield return id;
            if (page.Count < pageSize) yield break;

            last = page[^1];
        }
    }
}
