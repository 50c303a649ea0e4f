using IncidentPlatform.Domain.Kpi;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Facts;

/// <summary>The stored counters of <see cref="BusinessCounts"/>.</summary>
internal static class BusinessCounters
{
    /// <summary>Parts into which each counter is divided.</summary>
    private const int Slots = 4;

    /// <summary>Adds to an organization's counters inside the caller's transaction.</summary>
    public static async Task AddAsync(
        PlatformDbContext db, Guid organizationId, IReadOnlyDictionary<BusinessCount, long> counts, CancellationToken cancel)
    {
        if (counts.Count == 0) return;

        // One slot and one order for all rows of a transaction: two of them can wait for each other, but not both at once.
        var slot = Random.Shared.Next(Slots);
        var rows = counts.OrderBy(pair => pair.Key.Day).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Label, StringComparer.Ordinal).ThenBy(pair => pair.Key.Sublabel, StringComparer.Ordinal).ToList();
        var names = rows.Select(row => row.Key.Name).ToArray();
        var labels = rows.Select(row => row.Key.Label).ToArray();
        var sublabels = rows.Select(row => row.Key.Sublabel).ToArray();
        var days = rows.Select(row => row.Key.Day).ToArray();
        var values = rows.Select(row => row.Value).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into business_count (organization_id, name, label, sublabel, day, slot, value)
            select {organizationId}, name, label, sublabel, day, {slot}, value
            from unnest({names}, {labels}, {sublabels}, {days}, {values}) with ordinality as c (name, label, sublabel, day, value, n)
            order by n
            on conflict (organization_id, day, name, label, sublabel, slot) do update set value = business_count.value + excluded.value
            """,
            cancel);
    }

    /// <summary>
    /// Counts an organization anew from its facts. What only rises is left as it is: it tells what happened, which facts
    /// that were taken back do not show any more.
    /// </summary>
    /// <remarks>
    /// The table's lock waits for everybody who has added but not committed, and lets nobody add until the commit. Whoever
    /// has changed facts but not added yet is not seen by the count and adds to it afterwards: nothing is lost or doubled.
    /// </remarks>
    public static async Task RecountAsync(PlatformDbContext db, Guid organizationId, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"lock table business_count in share row exclusive mode", cancel);
        var rising = BusinessCounts.OnlyRising.ToArray();
        await db.Database.ExecuteSqlAsync(
            $"delete from business_count where organization_id = {organizationId} and not (name = any({rising}))", cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into business_count (organization_id, name, label, sublabel, day, slot, value)
            select organization_id, {BusinessCounts.OpenIncidents}, priority, '', 0, 0, count(*)
            from incident_fact where organization_id = {organizationId} and is_open and kind = 'Incident' group by 1, 3
            union all
            select c.organization_id, {BusinessCounts.OpenClocks}, c.metric, c.band::text, 0, 0, count(*)
            from clock_fact c join incident_fact f on f.organization_id = c.organization_id and f.incident_id = c.incident_id
            where c.organization_id = {organizationId} and c.level = 'Sla' and c.state = 'Running' and c.kind = 'Incident' and f.is_open
            group by 1, 3, 4
            union all
            select f.organization_id, m.name, '', '', m.day, 0, sum(m.value)
            from incident_fact f
            cross join lateral (values
                ({BusinessCounts.Responses}, floor(extract(epoch from f.responded_at) / 86400)::int, 1, f.response_seconds),
                ({BusinessCounts.ResponseSeconds}, floor(extract(epoch from f.responded_at) / 86400)::int, f.response_seconds, f.response_seconds),
                ({BusinessCounts.Resolutions}, floor(extract(epoch from f.resolved_at) / 86400)::int, 1, f.resolution_seconds),
                ({BusinessCounts.ResolutionSeconds}, floor(extract(epoch from f.resolved_at) / 86400)::int, f.resolution_seconds, f.resolution_seconds)
            ) as m (name, day, value, counted)
            where f.organization_id = {organizationId} and f.kind = 'Incident' and not f.is_counted_apart
            and m.day is not null and m.counted is not null
            group by 1, 2, 5
            """,
            cancel);
    }
}
