using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Incidents;

/// <summary>Keyset-paged lists of what the caller may see.</summary>
internal sealed class IncidentLists(PlatformDbContext db, CurrentUser user, IncidentReader reader)
{
    private const int MostCandidates = 1_000;
    private const int MostCounted = 10_000;

    /// <summary>A page.</summary>
    /// <param name="filter">What is asked for.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="counts">Whether the total is asked for; it stops counting at 10,000.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<PageResponse<IncidentRowResponse>> PageAsync(
        IncidentFilter filter, int limit, Keyset? after, bool counts, CancellationToken cancel)
    {
        var parts = await FilteredPartsAsync(filter, cancel);
        var pages = parts.Select(part => Ordered(After(part, filter.Order, after), filter.Order).Take(limit + 1)).ToList();
        var rows = await (pages.Count == 1 ? pages[0] : Ordered(pages.Aggregate((left, right) => left.Union(right)), filter.Order).Take(limit + 1))
            .ToListAsync(cancel);

        var page = rows.Take(limit).ToList();
        var next = rows.Count > limit ? new Keyset(KeyOf(page[^1], filter.Order), page[^1].Id).Encode() : "";
        int? total = counts ? await CountAsync(parts, filter.Order, cancel) : null;
        return new PageResponse<IncidentRowResponse>(await reader.RowsAsync(page, cancel), next, total);
    }

    // Ordered as the list is: the same index ends the count early.
    private static Task<int> CountAsync(IReadOnlyList<IQueryable<IncidentRow>> parts, IncidentOrder order, CancellationToken cancel)
    {
        var ids = parts.Select(part => Ordered(part, order).Select(row => row.Id).Take(MostCounted)).ToList();
        return ids.Count == 1
            ? ids[0].CountAsync(cancel)
            : ids.Aggregate((left, right) => left.Union(right)).OrderBy(id => id).Take(MostCounted).CountAsync(cancel);
    }

    private async Task<IReadOnlyList<IQueryable<IncidentRow>>> FilteredPartsAsync(IncidentFilter filter, CancellationToken cancel)
    {
        var parts = IncidentVisibility.Parts(user, db).Select(part => Filtered(part, filter));
        if (filter.Words is not { } words) return [.. parts];

        // Who sees all searches by the owner's function; everybody else has few records, which are compared one by one.
        if (!user.SeesAll)
        {
            return [.. parts.Select(part => part.Where(row =>
                db.Incidents.FromSql($"select * from incident where search @@ search_query({words})").Any(hit => hit.Id == row.Id)))];
        }
        var ids = await db.Database.SqlQuery<Guid>($"select id as \"Value\" from search_incidents({words}, {MostCandidates})").ToArrayAsync(cancel);
        return [.. parts.Select(part => part.Where(row => ids.Contains(row.Id)))];
    }

    private IQueryable<IncidentRow> Filtered(IQueryable<IncidentRow> rows, IncidentFilter filter)
    {
        if (filter.Ids is { } ids) rows = rows.Where(row => ids.Contains(row.Id));
        if (filter.Kinds is { } kinds) rows = rows.Where(row => kinds.Contains(row.Kind));
        if (filter.States is { } states) rows = InStates(rows, states);
        if (filter.Order == IncidentOrder.DueFirst && filter.States is null) rows = WhereOpen(rows);
        if (filter.Priorities is { } priorities) rows = rows.Where(row => priorities.Contains(row.Priority));
        if (filter.HoldReasons is { } reasons) rows = rows.Where(row => row.HoldReason != null && reasons.Contains(row.HoldReason.Value));
        if (filter.GroupId is { } group) rows = rows.Where(row => row.GroupId == group);
        if (filter.ServiceId is { } service) rows = rows.Where(row => row.ServiceId == service);
        if (filter.AssigneeId is { } assignee) rows = rows.Where(row => row.AssigneeId == assignee);
        if (filter.IsUnassigned) rows = rows.Where(row => row.AssigneeId == null);
        if (filter.RequesterId is { } requester) rows = rows.Where(row => row.RequesterId == requester);
        if (filter.IsMajor is { } isMajor) rows = rows.Where(row => row.IsMajor == isMajor);
        if (filter.DueBefore is { } due) rows = WhereOpen(rows).Where(row => row.DueOrder < due);
        return rows;
    }

    private static IQueryable<IncidentRow> InStates(IQueryable<IncidentRow> rows, IReadOnlyList<IncidentState> states)
    {
        // The partial indexes serve a query only if it says their condition.
        if (states.All(Lifecycle.IsOpen)) rows = WhereOpen(rows);
        return states.Count == 4 && states.All(Lifecycle.IsOpen) ? rows : rows.Where(row => states.Contains(row.State));
    }

    private static IQueryable<IncidentRow> WhereOpen(IQueryable<IncidentRow> rows) => rows.Where(row =>
        row.State == IncidentState.New || row.State == IncidentState.Assigned
        || row.State == IncidentState.InProgress || row.State == IncidentState.OnHold);

    private static IQueryable<IncidentRow> After(IQueryable<IncidentRow> rows, IncidentOrder order, Keyset? after)
    {
        if (after is not { } key) return rows;

        var (at, id) = (key.At, key.Id);
        return order switch
        {
            IncidentOrder.NewestFirst => rows.Where(row =>
                EF.Functions.LessThan(ValueTuple.Create(row.OpenedAt, row.Id), ValueTuple.Create(at, id))),
            IncidentOrder.OldestFirst => rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.OpenedAt, row.Id), ValueTuple.Create(at, id))),
            IncidentOrder.DueFirst => rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.DueOrder, row.Id), ValueTuple.Create(at, id))),
        };
    }

    private static IOrderedQueryable<IncidentRow> Ordered(IQueryable<IncidentRow> rows, IncidentOrder order) => order switch
    {
        IncidentOrder.NewestFirst => rows.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id),
        IncidentOrder.OldestFirst => rows.OrderBy(row => row.OpenedAt).ThenBy(row => row.Id),
        IncidentOrder.DueFirst => rows.OrderBy(row => row.DueOrder).ThenBy(row => row.Id),
    };

    private static Instant KeyOf(IncidentRow row, IncidentOrder order) =>
        order == IncidentOrder.DueFirst ? row.DueOrder : row.OpenedAt;
}
