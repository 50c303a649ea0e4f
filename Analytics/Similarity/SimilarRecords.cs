using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Analytics.Similarity;

/// <summary>Similar records of the organization for which this scope works, as routing needs them.</summary>
internal sealed class SimilarRecords(PlatformDbContext db, SimilarityIndexes indexes)
{
    private const int Asked = 40;

    /// <summary>The nearest records that were solved, nearest first. Restricted ones, duplicates and what was no incident teach nothing.</summary>
    public async Task<IReadOnlyList<SolvedRecord>> SolvedAsync(string? subject, string? description, int most, Guid? except, CancellationToken cancel)
    {
        if (db.Tenant.OrganizationId is not { } organizationId) return [];

        var near = await indexes.FindAsync(organizationId, subject, description, Asked, except, cancel);
        if (near.Count == 0) return [];

        var ids = near.Select(record => record.Id).ToArray();
        var solved = await db.Incidents.AsNoTracking()
            .Where(row => ids.Contains(row.Id) && !row.IsRestricted && (row.State == IncidentState.Resolved || row.State == IncidentState.Closed)
                && row.ResolutionCode != null && row.ResolutionCode != ResolutionCode.Duplicate && row.ResolutionCode != ResolutionCode.NotAnIncident)
            .Select(row => new { row.Id, row.GroupId, row.ServiceId })
            .ToDictionaryAsync(row => row.Id, cancel);
        return
        [
            .. near.Where(record => solved.ContainsKey(record.Id)).Take(most)
                .Select(record => new SolvedRecord(
                    new SimilarRecordValue(record.Id, Math.Round(record.Similarity, 4)), solved[record.Id].GroupId, solved[record.Id].ServiceId)),
        ];
    }
}

/// <summary>A similar record that was solved.</summary>
internal sealed record SolvedRecord(SimilarRecordValue Record, Guid GroupId, Guid ServiceId);
