using System.Linq.Expressions;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Providers;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Incidents;

/// <summary>Keyset-paged lists of what the caller may see.</summary>
internal sealed class IncidentLists(
    PlatformDbContext db, CurrentUser user, IncidentReader reader, IncidentSearch search, HandedOverRecords handedOver)
{
    private const int MostCounted = 10_000;
    private const int MostCountedHits = 1_000;
    private const int MostFound = 4_000;
    private const int FoundAtOnce = 250;

    // What a list shows and how it is ordered; a description can be long, and no list shows it.
    private static readonly Expression<Func<ListedIncident, IncidentRow>> Shown = listed => new IncidentRow
    {
        Id = listed.Row.Id,
        OrganizationId = listed.Row.OrganizationId,
        Number = listed.Row.Number,
        Kind = listed.Row.Kind,
        Subject = listed.Row.Subject,
        Description = "",
        State = listed.Row.State,
        HoldReason = listed.Row.HoldReason,
        Priority = listed.Row.Priority,
        IsMajor = listed.Row.IsMajor,
        ServiceId = listed.Row.ServiceId,
        GroupId = listed.Row.GroupId,
        AssigneeId = listed.Row.AssigneeId,
        RequesterId = listed.Row.RequesterId,
        AffectedUserId = listed.Row.AffectedUserId,
        OpenedAt = listed.Row.OpenedAt,
        ResolvedAt = listed.Row.ResolvedAt,
        DueAt = listed.Row.DueAt,
        DueOrder = listed.Row.DueOrder,
        Version = listed.Row.Version,
    };

    /// <summary>A page.</summary>
    /// <param name="filter">What is asked for.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="counts">Whether the total is asked for; it stops counting at 10,000, or at 1,000 that have some words.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<PageResponse<IncidentRowResponse>> PageAsync(
        IncidentFilter filter, int limit, Keyset? after, bool counts, CancellationToken cancel)
    {
        var (rows, cutAt) = await RowsAsync(filter, limit, after, cancel);
        var total = counts ? await CountAsync(filter, cancel) : 0;
        if (!user.IsProvider) return PageOf(rows, await reader.RowsAsync([.. rows.Take(limit)], cancel), filter.Order, limit, cutAt, counts ? total : null);

        // A provider's member sees their own organization's records and those in their hands as one list.
        // Each customer's part takes a connection of its own: held beside them, ours could be one too many.
        await db.Database.CloseConnectionAsync();
        var groups = await handedOver.GroupsAsync(cancel);
        var handed = groups.Select(group => Handed(group, filter)).ToList();
        if (handed.Count > 0)
        {
            var theirs = await HandedRowsAsync(handed, filter.Order, limit, after, cancel);
            rows = [.. InOrder(rows.Concat(theirs), filter.Order).Take(limit + 1)];
            if (counts) total += await CountAsync(handed, filter.Order, cancel);
        }
        return PageOf(rows, await AnswersAsync([.. rows.Take(limit)], groups, cancel), filter.Order, limit, cutAt, counts ? Math.Min(total, MostCounted) : null);
    }

    private static PageResponse<IncidentRowResponse> PageOf(
        List<IncidentRow> rows, IReadOnlyList<IncidentRowResponse> answers, IncidentOrder order, int limit, Keyset? cutAt, int? total) => new(
        answers, (rows.Count > limit ? new Keyset(KeyOf(rows[limit - 1], order), rows[limit - 1].Id) : cutAt)?.Encode() ?? "", total);

    // One more than the page, if there are more. Where looking had to end before the page was full, the second says how far it came.
    private async Task<(List<IncidentRow> Rows, Keyset? CutAt)> RowsAsync(IncidentFilter filter, int limit, Keyset? after, CancellationToken cancel)
    {
        if (filter.Words is not { } words) return (await RowsAsync(Parts(filter), filter.Order, limit, after, cancel), null);
        if (!IsSearched) return (await RowsAsync(Compared(filter, words), filter.Order, limit, after, cancel), null);
        if (filter.Order == IncidentOrder.NewestFirst) return await FoundAsync(filter, words, limit, after, cancel);

        return (await RowsAsync(await SearchedAsync(filter, words, cancel), filter.Order, limit, after, cancel), null);
    }

    private async Task<(List<IncidentRow> Rows, Keyset? CutAt)> FoundAsync(
        IncidentFilter filter, string words, int limit, Keyset? after, CancellationToken cancel)
    {
        var (rows, looked, most) = (new List<IncidentRow>(), 0, limit + 1);
        while (looked < MostFound)
        {
            var hits = await search.NewestAsync(words, most, after, cancel);
            if (hits.Count > 0) rows.AddRange(await RowsAsync(Among(filter, [.. hits.Select(hit => hit.Id)]), filter.Order, limit, null, cancel));
            if (hits.Count < most || rows.Count > limit) return (rows, null);

            // What the caller may not see or does not ask for was among them: look further, and at more at once.
            looked += hits.Count;
            after = hits[^1];
            most = FoundAtOnce;
        }
        return (rows, after);
    }

    private Task<List<IncidentRow>> RowsAsync(
        IReadOnlyList<IQueryable<ListedIncident>> parts, IncidentOrder order, int limit, Keyset? after, CancellationToken cancel)
    {
        var pages = parts.Select(part => Ordered(After(part, order, after), order).Take(limit + 1)).ToList();
        if (pages.Count == 1) return pages[0].Select(Shown).ToListAsync(cancel);

        // A record may stand in several parts: ids are compared, not rows with all of their words.
        var ids = pages.Select(page => page.Select(listed => listed.Row.Id)).Aggregate((left, right) => left.Union(right));
        var rows = db.Incidents.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new ListedIncident { Row = row, OpenedAt = row.OpenedAt });
        return Ordered(rows, order).Take(limit + 1).Select(Shown).ToListAsync(cancel);
    }

    private async Task<List<IncidentRow>> HandedRowsAsync(
        IReadOnlyList<IQueryable<ListedIncident>> parts, IncidentOrder order, int limit, Keyset? after, CancellationToken cancel)
    {
        var rows = new List<IncidentRow>();
        foreach (var part in parts) rows.AddRange(await RowsAsync([part], order, limit, after, cancel));
        return rows;
    }

    private IQueryable<ListedIncident> Handed(HandedOverAccess group, IncidentFilter filter)
    {
        var rows = Filtered(handedOver.HeldBy(group), filter);
        if (filter.Words is { } words) rows = rows.Where(row => handedOver.Matching(words).Any(hit => hit.Id == row.Id));
        return rows.Select(row => new ListedIncident { Row = row, OpenedAt = row.OpenedAt });
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

    private async Task<int> CountAsync(IncidentFilter filter, CancellationToken cancel)
    {
        if (filter.Words is not { } words) return await CountAsync(Parts(filter), filter.Order, cancel);

        var parts = IsSearched ? await SearchedAsync(filter, words, cancel) : Compared(filter, words);
        return await CountAsync(parts, filter.Order, cancel, MostCountedHits);
    }

    // Ordered as the list is: the same index ends the count early.
    private static Task<int> CountAsync(
        IReadOnlyList<IQueryable<ListedIncident>> parts, IncidentOrder order, CancellationToken cancel, int most = MostCounted)
    {
        var ids = parts.Select(part => Ordered(part, order).Select(listed => listed.Row.Id).Take(most)).ToList();
        return ids.Count == 1
            ? ids[0].CountAsync(cancel)
            : ids.Aggregate((left, right) => left.Union(right)).OrderBy(id => id).Take(most).CountAsync(cancel);
    }

    // Whoever sees much searches by the owner's functions; everybody else has few records, which are compared one by one.
    private bool IsSearched => user.SeesAll || user.Roles.Contains(Role.SupportMember);

    private IReadOnlyList<IQueryable<ListedIncident>> Parts(IncidentFilter filter, Func<IQueryable<IncidentRow>, IQueryable<IncidentRow>>? also = null) =>
        IncidentVisibility.Parts(user, db, IsOfOpen(filter), rows => also is null ? Filtered(rows, filter) : also(Filtered(rows, filter)));

    private IReadOnlyList<IQueryable<ListedIncident>> Compared(IncidentFilter filter, string words) => Parts(filter, rows => rows.Where(row =>
        db.Incidents.FromSql($"select * from incident where search @@ search_query({words})").Any(hit => hit.Id == row.Id)));

    // In another order than by age: all that have the words, or, where those are many, each record in turn until there are enough.
    private async Task<IReadOnlyList<IQueryable<ListedIncident>>> SearchedAsync(IncidentFilter filter, string words, CancellationToken cancel)
    {
        if (await search.AreCommonAsync(words, cancel)) return Compared(filter, words);

        var some = await search.AnyAsync(words, cancel);
        return some.Length < IncidentSearch.MostAny ? Among(filter, some) : Compared(filter, words);
    }

    // Few ids: which of them the caller may see is asked at once.
    private IReadOnlyList<IQueryable<ListedIncident>> Among(IncidentFilter filter, Guid[] ids) =>
    [
        Filtered(db.Incidents.AsNoTracking().Where(row => ids.Contains(row.Id)).Where(IncidentVisibility.Of(user, db)), filter)
            .Select(row => new ListedIncident { Row = row, OpenedAt = row.OpenedAt }),
    ];

    private static bool IsOfOpen(IncidentFilter filter) =>
        filter.Order == IncidentOrder.DueFirst && filter.States is null
        || filter.DueBefore is not null
        || (filter.States is { } states && states.All(Lifecycle.IsOpen));

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

    private static IQueryable<ListedIncident> After(IQueryable<ListedIncident> rows, IncidentOrder order, Keyset? after)
    {
        if (after is not { } key) return rows;

        var (at, id) = (key.At, key.Id);
        return order switch
        {
            IncidentOrder.NewestFirst => rows.Where(listed =>
                EF.Functions.LessThan(ValueTuple.Create(listed.OpenedAt, listed.Row.Id), ValueTuple.Create(at, id))),
            IncidentOrder.OldestFirst => rows.Where(listed =>
                EF.Functions.GreaterThan(ValueTuple.Create(listed.OpenedAt, listed.Row.Id), ValueTuple.Create(at, id))),
            IncidentOrder.DueFirst => rows.Where(listed =>
                EF.Functions.GreaterThan(ValueTuple.Create(listed.Row.DueOrder, listed.Row.Id), ValueTuple.Create(at, id))),
        };
    }

    private static IOrderedQueryable<ListedIncident> Ordered(IQueryable<ListedIncident> rows, IncidentOrder order) => order switch
    {
        IncidentOrder.NewestFirst => rows.OrderByDescending(listed => listed.OpenedAt).ThenByDescending(listed => listed.Row.Id),
        IncidentOrder.OldestFirst => rows.OrderBy(listed => listed.OpenedAt).ThenBy(listed => listed.Row.Id),
        IncidentOrder.DueFirst => rows.OrderBy(listed => listed.Row.DueOrder).ThenBy(listed => listed.Row.Id),
    };

    private static IOrderedEnumerable<IncidentRow> InOrder(IEnumerable<IncidentRow> rows, IncidentOrder order) => order switch
    {
        IncidentOrder.NewestFirst => rows.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id),
        IncidentOrder.OldestFirst => rows.OrderBy(row => row.OpenedAt).ThenBy(row => row.Id),
        IncidentOrder.DueFirst => rows.OrderBy(row => row.DueOrder).ThenBy(row => row.Id),
    };

    private static Instant KeyOf(IncidentRow row, IncidentOrder order) =>
        order == IncidentOrder.DueFirst ? row.DueOrder : row.OpenedAt;
}
