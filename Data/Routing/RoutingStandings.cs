using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>Counts how good decisions were, by group.</summary>
/// <remarks>
/// Only decisions since the group's <see cref="RoutingGroupRow.EvidenceFrom"/>, and none that was excused. It costs what it counts: each
/// group's newest are read from an index that holds nothing else.
/// </remarks>
public static class RoutingStandings
{
    /// <summary>Decisions that count for the gate, newest first: what was a year ago says little.</summary>
    public const int MostForGate = 500;

    /// <summary>What the gate is asked with: the latest decisions, and what was replayed for a group that never had to step back.</summary>
    /// <param name="db">For the organization.</param>
    /// <param name="groupIds">The groups; null for all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<Guid, RoutingStanding>> ForGateAsync(
        PlatformDbContext db, IReadOnlyCollection<Guid>? groupIds, CancellationToken cancel)
    {
        var decided = await LatestAsync(db, groupIds, MostForGate, Instant.MinValue, cancel);
        var restarted = await db.RoutingGroups.AsNoTracking().Where(row => row.EvidenceFrom != null).Select(row => row.GroupId).ToListAsync(cancel);
        var replayed = await db.RoutingReplays.AsNoTracking()
            .Where(row => !restarted.Contains(row.GroupId) && (groupIds == null || groupIds.Contains(row.GroupId)))
            .Select(row => new RoutingStanding(row.GroupId, row.Decided, row.RightCount)).ToListAsync(cancel);
        return decided.Values.Concat(replayed).GroupBy(standing => standing.GroupId).ToDictionary(
            same => same.Key, same => new RoutingStanding(same.Key, same.Sum(one => one.Decided), same.Sum(one => one.RightCount)));
    }

    /// <summary>Each group's latest decisions; a group without any is not in the answer.</summary>
    /// <param name="db">For the organization.</param>
    /// <param name="groupIds">The groups; null for all.</param>
    /// <param name="most">At most as many of each group.</param>
    /// <param name="since">None from before.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<Guid, RoutingStanding>> LatestAsync(
        PlatformDbContext db, IReadOnlyCollection<Guid>? groupIds, int most, Instant since, CancellationToken cancel)
    {
        var organizationId = db.Tenant.OrganizationId ?? throw new InvalidOperationException("Decisions are an organization's.");
        var wanted = groupIds?.ToArray() ?? [];
        var areAll = groupIds is null;
        var oldest = Instant.Max(since, Instant.FromUnixTimeSeconds(0));
        var counted = await db.Database.SqlQuery<RoutingStanding>($"""
            select g.id as group_id, count(*)::int as decided, (count(*) filter (where latest.judgement = 'Right'))::int as right_count
            from support_group g
            left join routing_group r on r.organization_id = g.organization_id and r.group_id = g.id
            cross join lateral (
                select d.judgement from routing_decision d
                where d.organization_id = {organizationId} and d.group_id = g.id and d.would_apply and d.judgement is not null
                    and d.judgement <> 'Excused'
                    and d.judged_at >= greatest({oldest}, r.evidence_from) and (r.evidence_from is null or d.at >= r.evidence_from)
                order by d.judged_at desc limit {most}
            ) latest
            where g.organization_id = {organizationId} and ({areAll} or g.id = any({wanted}))
            group by g.id
            """).ToListAsync(cancel);
        return counted.ToDictionary(standing => standing.GroupId);
    }
}
