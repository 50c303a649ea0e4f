using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Facts;

/// <content>Whose time it was.</content>
public sealed partial class KpiQueries
{
    /// <summary>The business time of the records last resolved in a window, by holder. Group and service are those at the resolution.</summary>
    /// <param name="deskId">The service desk's group.</param>
    public Task<List<HolderFigures>> HoldersAsync(KpiScope scope, KpiWindow window, Guid? deskId, CancellationToken cancel) =>
        db.Database.SqlQuery<HolderFigures>(
            $"""
            select kind_name, holder_id, count(distinct incident_id)::int as incidents,
                sum(seconds)::bigint as seconds, sum(breach_seconds)::bigint as breach_seconds
            from (
                select f.incident_id, coalesce(s.business_seconds, 0) as seconds, coalesce(s.breach_seconds, 0) as breach_seconds, h.kind_name,
                    case h.kind_name when 'Consumer' then null when 'Provider' then s.provider_id else s.group_id end as holder_id
                from incident_fact f
                join incident_holder_span s on s.organization_id = {OrganizationId} and s.incident_id = f.incident_id
                cross join lateral (select case
                    when s.is_paused and s.hold_reason = 'AwaitingConsumer' then 'Consumer'
                    when s.provider_id is not null then 'Provider'
                    when s.group_id = {deskId} then 'Desk'
                    else 'Group' end as kind_name) h
                where f.organization_id = {OrganizationId} and f.kind = {scope.Kind.ToString()} and not f.is_counted_apart
                and f.resolved_at >= {window.From} and f.resolved_at < {window.To}
                and ({scope.GroupId}::uuid is null or f.resolved_group_id = {scope.GroupId})
                and ({scope.ServiceId}::uuid is null or f.resolved_service_id = {scope.ServiceId})
                and ({scope.IncludesRestricted} or not f.is_restricted) and ({scope.IncludesImported} or not f.is_imported)
            ) s
            group by kind_name, holder_id
            having sum(seconds) > 0
            """).ToListAsync(cancel);

    /// <summary>What holders promised for their time with records, kept or broken in a window.</summary>
    /// <param name="now">A promise that is due before it and was not kept counts as broken, noticed or not.</param>
    public Task<List<PromiseFigures>> PromisesAsync(KpiScope scope, KpiWindow window, Instant now, CancellationToken cancel) =>
        db.Database.SqlQuery<PromiseFigures>(
            $"""
            select provider_id is not null as is_provider, coalesce(provider_id, group_id) as holder_id,
                count(*) filter (where outcome = 'Met')::int as met,
                count(*) filter (where outcome <> 'Met')::int as breached
            from clock_fact
            where organization_id = {OrganizationId} and level <> 'Sla' and kind = {scope.Kind.ToString()} and not is_counted_apart
            and at >= {window.From} and at < {window.To}
            and (outcome in ('Met', 'Breached') or outcome = 'Open' and at < {now})
            and ({scope.GroupId}::uuid is null or group_id = {scope.GroupId})
            and ({scope.ServiceId}::uuid is null or service_id = {scope.ServiceId})
            and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            group by 1, 2
            """).ToListAsync(cancel);
}
