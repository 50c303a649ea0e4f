using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Routing;

/// <summary>Reads what an organization's models do not learn from.</summary>
public static class TrainingExclusions
{
    /// <summary>More than anybody keeps in mind; bounds the query.</summary>
    public const int Most = 200;

    /// <summary>Of the organization of the context.</summary>
    public static async Task<IReadOnlyList<TrainingExclusion>> ReadAsync(PlatformDbContext db, CancellationToken cancel) =>
        await db.TrainingExclusions.AsNoTracking().OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new TrainingExclusion(row.GroupId, row.CategoryId, row.FromAt, row.ToAt)).ToListAsync(cancel);
}
