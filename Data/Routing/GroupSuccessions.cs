using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Routing;

/// <summary>Reads what became of an organization's groups.</summary>
public static class GroupSuccessions
{
    /// <summary>More than an organization ever reorganizes; bounds the query.</summary>
    public const int Most = 1_000;

    /// <summary>Of the organization of the context.</summary>
    public static async Task<GroupSuccession> ReadAsync(PlatformDbContext db, CancellationToken cancel)
    {
        var steps = await db.GroupSuccessors.AsNoTracking().OrderBy(row => row.Id).Take(Most)
            .Select(row => new GroupSuccessor(row.GroupId, row.ServiceId, row.SuccessorId)).ToListAsync(cancel);
        return steps.Count == 0 ? GroupSuccession.None : new GroupSuccession(steps);
    }
}
