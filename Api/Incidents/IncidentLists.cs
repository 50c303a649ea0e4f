using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Providers;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Incidents;

/// <summary>Keyset-paged lists of what the caller may see.</summary>
internal sealed class IncidentLists(PlatformDbContext db, CurrentUser user, IncidentReader reader, HandedOverRecords handedOver)
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
        var rows = await RowsAsync(parts, filter.Order, limit, after, cancel);
        var total = counts ? await CountAsync(parts, filter.Order, cancel) : 0;
        if (!user.IsProvider) return PageOf(rows, await reader.RowsAsync([.. rows.Take(limit)], cancel), filter.Order, limit, counts ? total : null);

        // A provider's member sees their own organization's records and those in their hands as one list.
        var groups = await handedOver.GroupsAsync(cancel);
        var handed = groups.Select(group => Handed(group, filter)).ToList();
        if (handed.Count > 0)
        {
            var theirs = await RowsAsync(handed, filter.Order, limit, after, cancel);
            rows = [.. Ordered(rows.Concat(theirs).AsQueryable(), filter.Order).Take(limit + 1)];
            if (counts) total += await CountAsync(handed, filter.Order, cancel);
        }
        return PageOf(rows, await AnswersAsync([.. rows.Take(limit)], groups, cancel), filter.Order, limit, counts ? Math.Min(total, MostCounted) : null);
    }

    private static PageResponse<IncidentRowResponse> PageOf(
        List<IncidentRow> rows, IReadOnlyList<IncidentRowResponse> answers, IncidentOrder order, int limit, int? total) => new(
        answers, rows.Count > limit ? new Keyset(KeyOf(rows[limit - 1], order), rows[limit - 1].Id).Encode() : "", total);

    private static Task<List<IncidentRow>> RowsAsync(
        IReadOnlyList<IQueryable<IncidentRow>> parts, IncidentOrder order, int limit, Keyset? after, CancellationToken cancel)
    {
        var pages = parts.Select(part => Ordered(After(part, order, after), order).Take(limit + 1)).ToList();
        return pages.Count == 1
            ? pages[0].ToListAsync(cancel)
            : Ordered(pages.Aggregate((left, right) => left.Union(right)), order).Take(limit + 1).ToListAsync(cancel);
    }

    private IQueryable<IncidentRow> Handed(HandedOverAccess group, IncidentFilter filter)
    {
        var rows = Filtered(handedOver.HeldBy(group), filter);
        return filter.Words is { } words ? rows.Where(row => handedOver.Matching(words).Any(hit => hit.Id == row.Id)) : rows;
    }

    // Names stand in each customer's organization, and who may be named is a matter of each agreement.
    private async Task<IReadOnlyList<IncidentRowResponse>> AnswersAsync(
        IReadOnlyList<IncidentRow> rows, IReadOnlyList<HandedOverAccess> groups, CancellationToken cancel)
    {
        var own = rows.Where(row => row.OrganizationId == user.OrganizationId).ToList();
        var answers = (await reader.RowsAsync(own, cancel)).ToDictionary(answer => answer.Id);
        foreach (var held in rows.Except(own).GroupBy(row => (row.OrganizationId, row.GroupId)))
        {
            var access = groups.First(group => (group.OrganizationId, group.GroupIds[0]) == held.Key);
            await using var scope = handedOver.Enter(access);
            foreach (var answer in await scope.ServiceProvider.GetRequiredService<IncidentReader>().RowsAsync([.. held], cancel))
                answers[answer.Id] = answer;
        }
        return [.. rows.Select(row => answers[row.Id])];
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

    private static IQueryable<IncidentRow> Filtered(IQueryable<IncidentRow> rows, IncidentFilter filter)
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
