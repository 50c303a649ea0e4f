using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>GET /routing/changes</c>: who or what changed the routing settings, newest first.</summary>
internal static class ListRoutingChanges
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapGet("/changes", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(ListRoutingChanges)).WithSummary("List changes of the routing settings");

    private static async Task<Results<Ok<PageResponse<RoutingChangeResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        if (limit is < 1 or > 200) return Problem.Invalid("limit", "Between 1 and 200.");
        var after = default(Keyset);
        if (!string.IsNullOrEmpty(cursor) && !Keyset.TryDecode(cursor, out after)) return Problem.Invalid("cursor", "This cursor is not from an earlier page.");

        var changes = db.RoutingChanges.AsNoTracking().Where(row => row.OrganizationId == user.OrganizationId);
        if (!string.IsNullOrEmpty(cursor))
            changes = changes.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.At, row.Id), ValueTuple.Create(after.At, after.Id)));

        var most = limit ?? 50;
        var rows = await (
            from change in changes.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(most + 1)
            join card in db.PersonCards on change.PersonId equals card.PersonId into cards
            from card in cards.DefaultIfEmpty()
            join support in db.SupportGroups on change.GroupId equals support.Id into groups
            from support in groups.DefaultIfEmpty()
            orderby change.At descending, change.Id descending
            select new RoutingChangeResponse(
                change.Id, change.At, change.PersonId == null ? null : card!.Name ?? "", change.Kind, change.Version, change.GroupId, support!.Name, change.Channel,
                change.Former, change.Present, change.Decided, change.RightCount)).ToListAsync(cancel);
        var page = rows.Take(most).ToList();
        return TypedResults.Ok(new PageResponse<RoutingChangeResponse>(page, rows.Count > most ? new Keyset(page[^1].At, page[^1].Id).Encode() : ""));
    }
}
