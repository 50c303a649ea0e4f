using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Facts;

/// <summary>Lists the records behind a number, by the same conditions as <see cref="KpiQueries"/> counts them.</summary>
public sealed class KpiIncidents(PlatformDbContext db)
{
    /// <summary>One page, latest event first.</summary>
    /// <param name="number">Which number.</param>
    /// <param name="scope">Which records.</param>
    /// <param name="priority">As it was at the event; null for all.</param>
    /// <param name="from">First instant of the period.</param>
    /// <param name="to">First instant after it.</param>
    /// <param name="now">Never counts what is to come.</param>
    /// <param name="after">Last row of the page before; null for the first page.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<List<KpiIncident>> PageAsync(
        KpiNumber number, KpiScope scope, Priority? priority, Instant from, Instant to, Instant now, (Instant At, Guid Id)? after, int limit,
        CancellationToken cancel)
    {
        var events = EventsOf(number, scope, from, to, now);
        if (scope.GroupId is { } group) events = events.Where(e => e.GroupId == group);
        if (scope.ServiceId is { } service) events = events.Where(e => e.ServiceId == service);
        if (priority is not null) events = events.Where(e => e.Priority == priority);
        if (after is var (at, id))
            events = events.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.At!.Value, e.IncidentId), ValueTuple.Create(at, id)));
        return (
            from e in events.OrderByDescending(e => e.At).ThenByDescending(e => e.IncidentId).Take(limit)
            join incident in db.Incidents on e.IncidentId equals incident.Id
            join servedBy in db.Services on e.ServiceId equals servedBy.Id
            join heldBy in db.SupportGroups on e.GroupId equals heldBy.Id
            orderby e.At descending, e.IncidentId descending
            select new KpiIncident
            {
                IncidentId = e.IncidentId,
                Number = incident.Number,
                Subject = incident.Subject,
                At = e.At!.Value,
                Priority = e.Priority!.Value,
                ServiceId = servedBy.Id,
                Service = servedBy.Name,
                GroupId = heldBy.Id,
                Group = heldBy.Name,
                Value = e.Value,
            }).AsNoTracking().ToListAsync(cancel);
    }

    private IQueryable<Event> EventsOf(KpiNumber number, KpiScope scope, Instant from, Instant to, Instant now) => number switch
    {
        KpiNumber.Opened => Opened(scope, from, to),
        KpiNumber.Escalated => Opened(Counted(scope).Where(fact => fact.Escalations > 0), from, to),
        KpiNumber.PingPong => Opened(Counted(scope).Where(fact => fact.IsPingPong), from, to),
        KpiNumber.Responded => Responded(scope, from, to),
        KpiNumber.Resolved => Resolved(Counted(scope), from, to),
        KpiNumber.FirstContact => Resolved(Counted(scope).Where(fact => fact.IsFirstContact), from, to),
        KpiNumber.Reopened => Resolved(Counted(scope).Where(fact => fact.ReopenCount > 0), from, to),
        KpiNumber.AutoAssigned => Resolved(Counted(scope).Where(fact => fact.ClassifierGroupId != null), from, to),
        KpiNumber.Precise => Resolved(Counted(scope).Where(fact => fact.ClassifierGroupId == fact.ResolvedGroupId), from, to),
        KpiNumber.FirstRight => Resolved(Counted(scope).Where(fact => fact.FirstAssignedGroupId == fact.ResolvedGroupId), from, to),
        KpiNumber.Closed => Closed(Counted(scope), from, to),
        KpiNumber.Rated => Closed(Counted(scope).Where(fact => fact.Rating != null), from, to),
        KpiNumber.Backlog => Backlog(scope, Instant.Min(to, now)),
        KpiNumber.ResponseMet => Clocks(scope, ClockMetric.Response, from, to).Where(IsMet).Select(ToEvent),
        KpiNumber.ResolutionMet => Clocks(scope, ClockMetric.Resolution, from, to).Where(IsMet).Select(ToEvent),
        KpiNumber.ResponseBreached => Breached(Clocks(scope, ClockMetric.Response, from, to), now),
        KpiNumber.ResolutionBreached => Breached(Clocks(scope, ClockMetric.Resolution, from, to), now),
    };

    private IQueryable<IncidentFactRow> Counted(KpiScope scope) => db.IncidentFacts.Where(fact =>
        fact.Kind == scope.Kind && !fact.IsCountedApart && (scope.IncludesRestricted || !fact.IsRestricted)
        && (scope.IncludesImported || !fact.IsImported));

    private IQueryable<Event> Opened(KpiScope scope, Instant from, Instant to) => Opened(Counted(scope), from, to);

    private static IQueryable<Event> Opened(IQueryable<IncidentFactRow> facts, Instant from, Instant to) => facts
        .Where(fact => fact.OpenedAt >= from && fact.OpenedAt < to)
        .Select(fact => new Event
        {
            IncidentId = fact.IncidentId,
            At = fact.OpenedAt,
            Priority = fact.OpenedPriority,
            ServiceId = fact.OpenedServiceId,
            GroupId = fact.OpenedGroupId,
        });

    private IQueryable<Event> Responded(KpiScope scope, Instant from, Instant to) => Counted(scope)
        .Where(fact => fact.RespondedAt >= from && fact.RespondedAt < to)
        .Select(fact => new Event
        {
            IncidentId = fact.IncidentId,
            At = fact.RespondedAt,
            Priority = fact.RespondedPriority,
            ServiceId = fact.RespondedServiceId,
            GroupId = fact.RespondedGroupId,
            Value = fact.ResponseSeconds,
        });

    private static IQueryable<Event> Resolved(IQueryable<IncidentFactRow> facts, Instant from, Instant to) => facts
        .Where(fact => fact.ResolvedAt >= from && fact.ResolvedAt < to)
        .Select(fact => new Event
        {
            IncidentId = fact.IncidentId,
            At = fact.ResolvedAt,
            Priority = fact.ResolvedPriority,
            ServiceId = fact.ResolvedServiceId,
            GroupId = fact.ResolvedGroupId,
            Value = fact.ResolutionSeconds,
        });

    private static IQueryable<Event> Closed(IQueryable<IncidentFactRow> facts, Instant from, Instant to) => facts
        .Where(fact => fact.ClosedAt >= from && fact.ClosedAt < to)
        .Select(fact => new Event
        {
            IncidentId = fact.IncidentId,
            At = fact.ClosedAt,
            Priority = fact.ClosedPriority,
            ServiceId = fact.ClosedServiceId,
            GroupId = fact.ClosedGroupId,
            Value = fact.Rating,
        });

    private IQueryable<Event> Backlog(KpiScope scope, Instant at) => Covering(at)
        .Where(span => span.Kind == scope.Kind && (scope.IncludesRestricted || !span.IsRestricted)
            && (scope.IncludesImported || !span.IsImported))
        .Select(span => new Event
        {
            IncidentId = span.IncidentId,
            At = span.OpenedAt,
            Priority = span.Priority,
            ServiceId = span.ServiceId,
            GroupId = span.GroupId,
        });

    // By length class, as the figure is counted: see HolderSpanRow.LengthClass.
    private IQueryable<HolderSpanRow> Covering(Instant at) => db.HolderSpans.FromSql(
        $"""
        select e.* from (
            select class, case class when {HolderSpanRow.LongestClass} then 'infinity' else {at} + make_interval(hours => 24 * (1 << class)) end as latest
            from generate_series(0, {HolderSpanRow.LongestClass}) as class offset 0
        ) l
        cross join lateral (
            select * from incident_holder_span
            where organization_id = {db.Tenant.OrganizationId} and length_class = l.class
            and to_at > {at} and to_at <= l.latest and from_at <= {at}
            offset 0
        ) e
        union all
        select * from incident_holder_span where organization_id = {db.Tenant.OrganizationId} and to_at is null and from_at <= {at}
        """);

    private IQueryable<ClockFactRow> Clocks(KpiScope scope, ClockMetric metric, Instant from, Instant to) => db.ClockFacts.Where(clock =>
        clock.Level == ClockLevel.Sla && clock.Kind == scope.Kind && clock.Metric == metric && !clock.IsCountedApart && (scope.IncludesRestricted || !clock.IsRestricted)
        && (scope.IncludesImported || !clock.IsImported)
        && clock.At >= from && clock.At < to);

    private static IQueryable<Event> Breached(IQueryable<ClockFactRow> clocks, Instant now) => clocks
        .Where(clock => clock.Outcome == ClockOutcome.Breached || (clock.Outcome == ClockOutcome.Open && clock.At < now))
        .Select(ToEvent);

    private static System.Linq.Expressions.Expression<Func<ClockFactRow, bool>> IsMet => clock => clock.Outcome == ClockOutcome.Met;

    private static System.Linq.Expressions.Expression<Func<ClockFactRow, Event>> ToEvent => clock => new Event
    {
        IncidentId = clock.IncidentId,
        At = clock.At,
        Priority = clock.Priority,
        ServiceId = clock.ServiceId,
        GroupId = clock.GroupId,
        Value = clock.ElapsedSeconds,
    };

    // Nullable where the fact is: the condition on the instant leaves only events that happened, and they have them all.
    private sealed class Event
    {
        public Guid IncidentId { get; init; }
        public Instant? At { get; init; }
        public Priority? Priority { get; init; }
        public Guid? ServiceId { get; init; }
        public Guid? GroupId { get; init; }
        public long? Value { get; init; }
    }
}
