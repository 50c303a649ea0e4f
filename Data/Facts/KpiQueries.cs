using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Facts;

/// <summary>The figures of docs/kpis.md over the facts of the context's organization.</summary>
/// <remarks>
/// Each cohort is one scan of the index of its event. Every statement names the tenant although row-level security adds it:
/// only then do the indexes that begin with it serve. Percentiles are <c>percentile_cont</c>: between two records in proportion.
/// </remarks>
public sealed partial class KpiQueries(PlatformDbContext db)
{
    private Guid OrganizationId =>
        db.Tenant.OrganizationId ?? throw new InvalidOperationException("Figures are read for one organization.");

    /// <summary>Over the records opened in a window, by their dimensions at opening.</summary>
    public Task<List<OpenedFigures>> OpenedAsync(KpiScope scope, KpiWindow window, KpiDimension by, CancellationToken cancel) =>
        db.Database.SqlQuery<OpenedFigures>(
            $"""
            select coalesce(key, '') as key, grouping(key) = 1 as is_total,
                count(*) filter (where not is_counted_apart)::int as opened,
                count(*) filter (where is_counted_apart)::int as apart,
                count(*) filter (where not is_counted_apart and escalations > 0)::int as escalated,
                count(*) filter (where not is_counted_apart and is_ping_pong)::int as ping_pong
            from (
                select *, case {by.ToString()}
                    when 'Service' then opened_service_id::text
                    when 'Group' then opened_group_id::text
                    when 'Provider' then coalesce(opened_provider_id::text, '')
                    when 'Priority' then opened_priority
                    when 'Step' then (width_bucket(opened_at, {window.Steps.ToArray()}) - 1)::text
                    else '' end as key
                from incident_fact
                where organization_id = {OrganizationId} and kind = {scope.Kind.ToString()}
                and opened_at >= {window.From} and opened_at < {window.To}
                and ({scope.GroupId}::uuid is null or opened_group_id = {scope.GroupId})
                and ({scope.ServiceId}::uuid is null or opened_service_id = {scope.ServiceId})
                and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            ) f
            group by grouping sets ((key), ())
            """).ToListAsync(cancel);

    /// <summary>Over the records responded to in a window, by the group that first accepted or answered.</summary>
    public Task<List<RespondedFigures>> RespondedAsync(KpiScope scope, KpiWindow window, KpiDimension by, CancellationToken cancel) =>
        db.Database.SqlQuery<RespondedFigures>(
            $"""
            select coalesce(key, '') as key, grouping(key) = 1 as is_total, count(*)::int as responded,
                avg(response_seconds)::float8 as mean,
                percentile_cont(0.5) within group (order by response_seconds) as median,
                percentile_cont(0.9) within group (order by response_seconds) as p90
            from (
                select *, case {by.ToString()}
                    when 'Service' then responded_service_id::text
                    when 'Group' then responded_group_id::text
                    when 'Provider' then coalesce(responded_provider_id::text, '')
                    when 'Priority' then responded_priority
                    when 'Step' then (width_bucket(responded_at, {window.Steps.ToArray()}) - 1)::text
                    else '' end as key
                from incident_fact
                where organization_id = {OrganizationId} and kind = {scope.Kind.ToString()} and not is_counted_apart
                and responded_at >= {window.From} and responded_at < {window.To}
                and ({scope.GroupId}::uuid is null or responded_group_id = {scope.GroupId})
                and ({scope.ServiceId}::uuid is null or responded_service_id = {scope.ServiceId})
                and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            ) f
            group by grouping sets ((key), ())
            """).ToListAsync(cancel);

    /// <summary>Over the records last resolved in a window, by the group that resolved.</summary>
    public Task<List<ResolvedFigures>> ResolvedAsync(KpiScope scope, KpiWindow window, KpiDimension by, CancellationToken cancel) =>
        db.Database.SqlQuery<ResolvedFigures>(
            $"""
            select coalesce(key, '') as key, grouping(key) = 1 as is_total,
                count(*) filter (where not apart)::int as resolved,
                count(*) filter (where apart)::int as apart,
                (avg(resolution_seconds) filter (where not apart))::float8 as mean,
                percentile_cont(0.5) within group (order by resolution_seconds) filter (where not apart) as median,
                percentile_cont(0.9) within group (order by resolution_seconds) filter (where not apart) as p90,
                (avg(resolution_elapsed_seconds) filter (where not apart))::float8 as elapsed_mean,
                percentile_cont(0.5) within group (order by resolution_elapsed_seconds) filter (where not apart) as elapsed_median,
                percentile_cont(0.9) within group (order by resolution_elapsed_seconds) filter (where not apart) as elapsed_p90,
                count(*) filter (where not apart and is_first_contact)::int as first_contact,
                count(*) filter (where not apart and reopen_count > 0)::int as reopened,
                count(*) filter (where not apart and routing_outcome is not null)::int as eligible,
                count(*) filter (where not apart and classifier_group_id is not null)::int as auto_assigned,
                count(*) filter (where not apart and classifier_group_id = resolved_group_id)::int as precise,
                count(*) filter (where not apart and first_assigned_group_id is not null)::int as first_assigned,
                count(*) filter (where not apart and first_assigned_group_id = resolved_group_id)::int as first_right
            from (
                select *, is_counted_apart as apart, case {by.ToString()}
                    when 'Service' then resolved_service_id::text
                    when 'Group' then resolved_group_id::text
                    when 'Provider' then coalesce(resolved_provider_id::text, '')
                    when 'Priority' then resolved_priority
                    when 'Step' then (width_bucket(resolved_at, {window.Steps.ToArray()}) - 1)::text
                    else '' end as key
                from incident_fact
                where organization_id = {OrganizationId} and kind = {scope.Kind.ToString()}
                and resolved_at >= {window.From} and resolved_at < {window.To}
                and ({scope.GroupId}::uuid is null or resolved_group_id = {scope.GroupId})
                and ({scope.ServiceId}::uuid is null or resolved_service_id = {scope.ServiceId})
                and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            ) f
            group by grouping sets ((key), ())
            """).ToListAsync(cancel);

    /// <summary>Over the records closed in a window; cancelled ones are counted apart.</summary>
    public Task<List<ClosedFigures>> ClosedAsync(KpiScope scope, KpiWindow window, KpiDimension by, CancellationToken cancel) =>
        db.Database.SqlQuery<ClosedFigures>(
            $"""
            select coalesce(key, '') as key, grouping(key) = 1 as is_total,
                count(*) filter (where not is_counted_apart)::int as closed,
                count(*) filter (where is_counted_apart)::int as apart,
                count(rating) filter (where not is_counted_apart)::int as rated,
                (avg(rating) filter (where not is_counted_apart))::float8 as mean_rating
            from (
                select *, case {by.ToString()}
                    when 'Service' then closed_service_id::text
                    when 'Group' then closed_group_id::text
                    when 'Provider' then coalesce(closed_provider_id::text, '')
                    when 'Priority' then closed_priority
                    when 'Step' then (width_bucket(closed_at, {window.Steps.ToArray()}) - 1)::text
                    else '' end as key
                from incident_fact
                where organization_id = {OrganizationId} and kind = {scope.Kind.ToString()}
                and closed_at >= {window.From} and closed_at < {window.To}
                and ({scope.GroupId}::uuid is null or closed_group_id = {scope.GroupId})
                and ({scope.ServiceId}::uuid is null or closed_service_id = {scope.ServiceId})
                and ({scope.IncludesRestricted} or not is_restricted) and ({scope.IncludesImported} or not is_imported)
            ) f
            group by grouping sets ((key), ())
            """).ToListAsync(cancel);
}
