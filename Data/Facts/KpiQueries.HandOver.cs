using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Facts;

/// <content>What was and could be handed over.</content>
/// <remarks>
/// Spans are found by their length class, whose index begins with the tenant: see <see cref="HolderSpanRow.LengthClass"/>. What is
/// counted apart was work like any other, and is counted where work is.
/// </remarks>
public sealed partial class KpiQueries
{
    private static readonly int[] LengthClasses = [.. Enumerable.Range(0, HolderSpanRow.LongestClass + 1)];

    /// <summary>Stays that began in a window: a record came to the group, from another one, by its opening or its reopening.</summary>
    /// <param name="hours">
    /// When each group's calendar is open in the window: instants at which it opens and closes, in turn and in order. A group that is
    /// not named never is.
    /// </param>
    public Task<List<ArrivalFigures>> ArrivalsAsync(
        KpiScope scope, KpiWindow window, IReadOnlyDictionary<Guid, IReadOnlyList<Instant>> hours, CancellationToken cancel)
    {
        // Groups share few calendars: each list is sent once. PostgreSQL has no arrays of arrays of different lengths, so as texts.
        var lists = hours.Values.Distinct().ToList();
        var groupIds = hours.Keys.ToArray();
        var numbers = groupIds.Select(id => lists.IndexOf(hours[id]) + 1).ToArray();
        var texts = lists.Select(list => "{" + string.Join(',', list) + "}").ToArray();
        return db.Database.SqlQuery<ArrivalFigures>(
            $"""
            with calendar_hours as materialized (select n, bounds::timestamptz[] as bounds from unnest({texts}) with ordinality as t (bounds, n)),
            group_hours as materialized (
                select g.group_id, h.bounds from unnest({groupIds}, {numbers}) as g (group_id, n) join calendar_hours h on h.n = g.n)
            select s.group_id, s.provider_id is not null as is_provider, count(distinct s.incident_id)::int as received, count(*)::int as arrivals,
                count(*) filter (where coalesce(width_bucket(s.from_at, h.bounds), 0) % 2 = 0)::int as out_of_hours
            from (
                select e.* from (
                    select class, case class when {HolderSpanRow.LongestClass} then 'infinity' else {window.To} + make_interval(hours => 24 * (1 << class)) end as latest
                    from generate_series(0, {HolderSpanRow.LongestClass}) as class offset 0
                ) l
                cross join lateral (
                    select * from incident_holder_span
                    where organization_id = {OrganizationId} and length_class = l.class
                    and to_at > {window.From} and to_at <= l.latest and from_at >= {window.From} and from_at < {window.To}
                    offset 0
                ) e
                union all
                select * from incident_holder_span
                where organization_id = {OrganizationId} and to_at is null and from_at >= {window.From} and from_at < {window.To}
            ) s
            left join incident_holder_span p on p.organization_id = {OrganizationId} and p.incident_id = s.incident_id and p.ordinal = s.ordinal - 1
            left join group_hours h on h.group_id = s.group_id
            where s.kind = {scope.Kind.ToString()}
            and (p.incident_id is null or p.group_id <> s.group_id or p.to_at <> s.from_at)
            and ({scope.IncludesRestricted} or not s.is_restricted) and ({scope.IncludesImported} or not s.is_imported)
            group by 1, 2
            """).ToListAsync(cancel);
    }

    /// <summary>Business time of the stretches that ended in a window.</summary>
    public Task<List<WorkFigures>> WorkAsync(KpiScope scope, KpiWindow window, CancellationToken cancel) =>
        db.Database.SqlQuery<WorkFigures>(
            $"""
            select group_id, provider_id is not null as is_provider,
                coalesce(sum(business_seconds) filter (where state = 'InProgress'), 0)::bigint as worked_seconds,
                coalesce(sum(business_seconds) filter (where state <> 'InProgress' and not is_paused), 0)::bigint as waited_seconds
            from incident_holder_span
            where organization_id = {OrganizationId} and length_class = any({LengthClasses}) and to_at >= {window.From} and to_at < {window.To}
            and kind = {scope.Kind.ToString()}
            and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            group by 1, 2
            """).ToListAsync(cancel);

    /// <summary>Resolution promised to consumers, met or breached in a window, by the group that held the record at that instant.</summary>
    /// <param name="now">A clock that is due before it and has not stopped counts as breached, noticed or not.</param>
    public Task<List<KeptFigures>> KeptAsync(KpiScope scope, KpiWindow window, Instant now, CancellationToken cancel) =>
        db.Database.SqlQuery<KeptFigures>(
            $"""
            select group_id, provider_id is not null as is_provider,
                count(*) filter (where outcome = 'Met')::int as met,
                count(*) filter (where outcome <> 'Met')::int as breached
            from clock_fact
            where organization_id = {OrganizationId} and level = 'Sla' and metric = 'Resolution' and kind = {scope.Kind.ToString()} and not is_counted_apart
            and at >= {window.From} and at < {window.To}
            and (outcome in ('Met', 'Breached') or outcome = 'Open' and at < {now})
            and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            group by 1, 2
            """).ToListAsync(cancel);

    /// <summary>Who received, answered, resolved and closed in a window: the group at each event.</summary>
    public Task<List<ActivityFigures>> ActivitiesAsync(KpiScope scope, KpiWindow window, CancellationToken cancel) =>
        db.Database.SqlQuery<ActivityFigures>(
            $"""
            select activity as activity_name, group_id, is_provider, count(*)::int as count, count(*) filter (where is_first_contact)::int as first_contact
            from (
                select 'Receive' as activity, opened_group_id as group_id, opened_provider_id is not null as is_provider,
                    kind, is_counted_apart, is_restricted, is_imported, false as is_first_contact
                from incident_fact where organization_id = {OrganizationId} and opened_at >= {window.From} and opened_at < {window.To}
                union all
                select 'Communicate', responded_group_id, responded_provider_id is not null, kind, is_counted_apart, is_restricted, is_imported, false
                from incident_fact where organization_id = {OrganizationId} and responded_at >= {window.From} and responded_at < {window.To}
                union all
                select 'Resolve', resolved_group_id, resolved_provider_id is not null, kind, is_counted_apart, is_restricted, is_imported, is_first_contact
                from incident_fact where organization_id = {OrganizationId} and resolved_at >= {window.From} and resolved_at < {window.To}
                union all
                select 'Close', closed_group_id, closed_provider_id is not null, kind, is_counted_apart, is_restricted, is_imported, false
                from incident_fact where organization_id = {OrganizationId} and closed_at >= {window.From} and closed_at < {window.To}
            ) f
            where kind = {scope.Kind.ToString()} and not is_counted_apart
            and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            group by 1, 2, 3
            """).ToListAsync(cancel);

    /// <summary>A group's figures in each of some windows, whoever had it in its hands.</summary>
    /// <param name="now">A clock that is due before it and has not stopped counts as breached, noticed or not.</param>
    public async Task<List<WindowFigures>> WindowsAsync(
        KpiScope scope, IReadOnlyList<HandOverWindow> windows, Instant now, CancellationToken cancel)
    {
        if (windows.Count == 0) return [];

        var numbers = windows.Select(window => window.Number).ToArray();
        var groupIds = windows.Select(window => window.GroupId).ToArray();
        var froms = windows.Select(window => window.From).ToArray();
        var tos = windows.Select(window => window.To).ToArray();
        return await db.Database.SqlQuery<WindowFigures>(
            $"""
            select w.number, a.received, r.resolved, r.mean, r.median, r.p90, c.met, c.breached, c.own_met, c.own_breached
            from unnest({numbers}, {groupIds}, {froms}, {tos}) as w (number, group_id, begins, ends)
            cross join lateral (
                select count(distinct s.incident_id)::int as received
                from (
                    select class, case class when {HolderSpanRow.LongestClass} then 'infinity' else w.ends + make_interval(hours => 24 * (1 << class)) end as latest
                    from generate_series(0, {HolderSpanRow.LongestClass}) as class offset 0
                ) l
                cross join lateral (
                    select * from incident_holder_span
                    where organization_id = {OrganizationId} and length_class = l.class
                    and to_at > w.begins and to_at <= l.latest and from_at >= w.begins and from_at < w.ends
                    union all
                    select * from incident_holder_span
                    where l.class = 0 and organization_id = {OrganizationId} and to_at is null and from_at >= w.begins and from_at < w.ends
                    offset 0
                ) s
                left join incident_holder_span p on p.organization_id = {OrganizationId} and p.incident_id = s.incident_id and p.ordinal = s.ordinal - 1
                where s.group_id = w.group_id and s.kind = {scope.Kind.ToString()}
                and (p.incident_id is null or p.group_id <> s.group_id or p.to_at <> s.from_at)
                and ({scope.IncludesRestricted} or not s.is_restricted) and ({scope.IncludesImported} or not s.is_imported)
            ) a
            cross join lateral (
                select count(*)::int as resolved, avg(resolution_seconds)::float8 as mean,
                    percentile_cont(0.5) within group (order by resolution_seconds) as median,
                    percentile_cont(0.9) within group (order by resolution_seconds) as p90
                from incident_fact
                where organization_id = {OrganizationId} and resolved_at >= w.begins and resolved_at < w.ends
                and resolved_group_id = w.group_id and kind = {scope.Kind.ToString()} and not is_counted_apart
                and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            ) r
            cross join lateral (
                select count(*) filter (where level = 'Sla' and outcome = 'Met')::int as met,
                    count(*) filter (where level = 'Sla' and outcome <> 'Met')::int as breached,
                    count(*) filter (where level = 'UnderpinningContract' and outcome = 'Met')::int as own_met,
                    count(*) filter (where level = 'UnderpinningContract' and outcome <> 'Met')::int as own_breached
                from clock_fact
                where organization_id = {OrganizationId} and at >= w.begins and at < w.ends and group_id = w.group_id
                and (level = 'UnderpinningContract' or level = 'Sla' and metric = 'Resolution')
                and kind = {scope.Kind.ToString()} and not is_counted_apart
                and (outcome in ('Met', 'Breached') or outcome = 'Open' and at < {now})
                and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            ) c
            """).ToListAsync(cancel);
    }

    /// <summary>How many stretches with a group ended in a window: the size of a replay.</summary>
    public Task<int> ReplaySizeAsync(KpiScope scope, KpiWindow window, CancellationToken cancel) =>
        db.Database.SqlQuery<int>(
            $"""
            select count(*)::int as "Value" from incident_holder_span
            where organization_id = {OrganizationId} and length_class = any({LengthClasses}) and to_at >= {window.From} and to_at < {window.To}
            and group_id = {scope.GroupId} and kind = {scope.Kind.ToString()}
            """).SingleAsync(cancel);

    /// <summary>
    /// All stretches with a group of the records of which one ended in a window, in order of records; streamed, so that a year needs
    /// no more memory than a record.
    /// </summary>
    /// <remarks>"offset 0" looks each record up: pulled up into a join, everything of all records would be hashed.</remarks>
    public IAsyncEnumerable<ReplaySpan> ReplayAsync(KpiScope scope, KpiWindow window) =>
        db.Database.SqlQuery<ReplaySpan>(
            $"""
            with held as materialized (
                select distinct incident_id from incident_holder_span
                where organization_id = {OrganizationId} and length_class = any({LengthClasses}) and to_at >= {window.From} and to_at < {window.To}
                and group_id = {scope.GroupId} and kind = {scope.Kind.ToString()}
                and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            ),
            records as materialized (
                select h.incident_id from held h
                cross join lateral (
                    select is_counted_apart from incident_fact where organization_id = {OrganizationId} and incident_id = h.incident_id offset 0
                ) f
                where not f.is_counted_apart
            )
            select s.incident_id, s.service_id, s.from_at, s.to_at, s.state as state_name, s.is_paused, s.priority as priority_name,
                c.outcome as outcome_name, c.target_seconds, c.elapsed_seconds
            from records r
            left join lateral (
                select outcome, target_seconds, elapsed_seconds from clock_fact
                where organization_id = {OrganizationId} and incident_id = r.incident_id and level = 'Sla' and metric = 'Resolution'
                and outcome in ('Met', 'Breached') and elapsed_seconds is not null
                order by at desc limit 1
            ) c on true
            cross join lateral (
                select * from incident_holder_span
                where organization_id = {OrganizationId} and incident_id = r.incident_id and group_id = {scope.GroupId}
                offset 0
            ) s
            order by s.incident_id, s.ordinal
            """).AsAsyncEnumerable();
}
