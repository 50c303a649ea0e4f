using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Facts;

/// <content>Service levels, backlog and load.</content>
public sealed partial class KpiQueries
{
    /// <summary>Clocks met and breached in a window, by the record's dimensions at that instant.</summary>
    /// <param name="now">A clock that is due before it and has not stopped counts as breached, noticed or not.</param>
    public Task<List<AttainmentFigures>> AttainmentAsync(
        KpiScope scope, KpiWindow window, KpiDimension by, Instant now, CancellationToken cancel) =>
        db.Database.SqlQuery<AttainmentFigures>(
            $"""
            select key, priority as priority_name, metric as metric_name, is_counted_apart as is_apart,
                count(*) filter (where outcome = 'Met')::int as met,
                count(*) filter (where outcome <> 'Met')::int as breached,
                count(*) filter (where is_excused)::int as excused
            from (
                select priority, metric, is_counted_apart, outcome, is_excused, case {by.ToString()}
                    when 'Service' then service_id::text
                    when 'Group' then group_id::text
                    when 'Provider' then coalesce(provider_id::text, '')
                    when 'Priority' then priority
                    when 'Step' then (width_bucket(at, {window.Steps.ToArray()}) - 1)::text
                    else '' end as key
                from clock_fact
                where organization_id = {OrganizationId} and level = 'Sla' and kind = {scope.Kind.ToString()}
                and at >= {window.From} and at < {window.To}
                and (outcome in ('Met', 'Breached') or outcome = 'Open' and at < {now})
                and ({scope.GroupId}::uuid is null or group_id = {scope.GroupId})
                and ({scope.ServiceId}::uuid is null or service_id = {scope.ServiceId})
                and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            ) c
            group by key, priority, metric, is_counted_apart
            """).ToListAsync(cancel);

    /// <summary>Records that were open at some instants, by age then and by their dimensions then.</summary>
    /// <param name="instants">In order, none to come.</param>
    public async Task<List<BacklogFigures>> BacklogAsync(
        KpiScope scope, IReadOnlyList<Instant> instants, KpiDimension by, CancellationToken cancel)
    {
        if (instants.Count == 0) return [];

        // "offset 0" keeps each instant and class a look-up of its own: pulled up into one join, all spans would be hashed. The
        // sum of instant and length is no leakproof operation, so it is made outside: behind the wall it would be no bound.
        return await db.Database.SqlQuery<BacklogFigures>(
            $"""
            select (t.n - 1)::int as instant, b.key, s.priority as priority_name, b.age, count(*)::int as count
            from unnest({instants.ToArray()}) with ordinality as t (at, n)
            cross join lateral (
                select e.* from (
                    select class, case class when {HolderSpanRow.LongestClass} then 'infinity' else t.at + make_interval(hours => 24 * (1 << class)) end as latest
                    from generate_series(0, {HolderSpanRow.LongestClass}) as class offset 0
                ) l
                cross join lateral (
                    select * from incident_holder_span
                    where organization_id = {OrganizationId} and length_class = l.class
                    and to_at > t.at and to_at <= l.latest and from_at <= t.at
                    offset 0
                ) e
                union all
                select * from incident_holder_span where organization_id = {OrganizationId} and to_at is null and from_at <= t.at
                offset 0
            ) s
            join incident_fact f on f.organization_id = {OrganizationId} and f.incident_id = s.incident_id
            cross join lateral (select
                case {by.ToString()}
                    when 'Service' then s.service_id::text
                    when 'Group' then s.group_id::text
                    when 'Provider' then coalesce(s.provider_id::text, '')
                    when 'Priority' then s.priority
                    when 'Step' then (t.n - 1)::text
                    else '' end as key,
                case
                    when f.aged_1_at is null or t.at < f.aged_1_at then 0
                    when f.aged_3_at is null or t.at < f.aged_3_at then 1
                    when f.aged_7_at is null or t.at < f.aged_7_at then 2
                    when f.aged_14_at is null or t.at < f.aged_14_at then 3
                    else 4 end as age) b
            where s.kind = {scope.Kind.ToString()}
            and ({scope.GroupId}::uuid is null or s.group_id = {scope.GroupId})
            and ({scope.ServiceId}::uuid is null or s.service_id = {scope.ServiceId})
            and ({scope.IncludesRestricted} or not s.is_restricted) and ({scope.IncludesImported} or not s.is_imported)
            group by 1, 2, 3, 4
            """).ToListAsync(cancel);
    }

    /// <summary>Running clocks by share of target used, by the record's dimensions now.</summary>
    public Task<List<RiskFigures>> RiskAsync(KpiScope scope, KpiDimension by, Instant now, CancellationToken cancel) =>
        db.Database.SqlQuery<RiskFigures>(
            $"""
            select key, metric as metric_name, band, count(*)::int as count
            from (
                select c.metric, case {by.ToString()}
                    when 'Service' then f.service_id::text
                    when 'Group' then f.group_id::text
                    when 'Provider' then coalesce(f.provider_id::text, '')
                    when 'Priority' then f.priority
                    else '' end as key,
                    case
                        when c.outcome = 'Breached' or c.at < {now} then 4
                        when c.ninety_at <= {now} then 3
                        when c.three_quarters_at <= {now} then 2
                        when c.half_at <= {now} then 1
                        else 0 end as band
                from clock_fact c
                join incident_fact f on f.organization_id = {OrganizationId} and f.incident_id = c.incident_id
                where c.organization_id = {OrganizationId} and c.state = 'Running' and c.level = 'Sla' and c.kind = {scope.Kind.ToString()} and f.is_open
                and ({scope.GroupId}::uuid is null or f.group_id = {scope.GroupId})
                and ({scope.ServiceId}::uuid is null or f.service_id = {scope.ServiceId})
                and ({scope.IncludesRestricted} or not c.is_restricted) and ({scope.IncludesImported} or not c.is_imported)
            ) c
            group by key, metric, band
            """).ToListAsync(cancel);

    /// <summary>Records opened by quarter of an hour: every zone's hours are made of them. Counted apart or not: they were work.</summary>
    public Task<List<QuarterFigures>> QuartersAsync(KpiScope scope, KpiWindow window, CancellationToken cancel) =>
        db.Database.SqlQuery<QuarterFigures>(
            $"""
            select floor(extract(epoch from opened_at) / 900)::int as quarter, count(*)::int as count
            from incident_fact
            where organization_id = {OrganizationId} and kind = {scope.Kind.ToString()}
            and opened_at >= {window.From} and opened_at < {window.To}
            and ({scope.GroupId}::uuid is null or opened_group_id = {scope.GroupId})
            and ({scope.ServiceId}::uuid is null or opened_service_id = {scope.ServiceId})
            and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            group by 1
            """).ToListAsync(cancel);
}
