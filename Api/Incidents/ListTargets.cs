using IncidentPlatform.Api.Catalog;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Data.SupportGroups;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary>
/// <c>GET /incidents/{idOrNumber}/groups</c>: where a record may go, asked of the record because it may be a customer's; with
/// the people of the group that has it.
/// </summary>
internal static class ListTargets
{
    private const int MostGroups = 500;

    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}/groups", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(ListTargets)).WithSummary("List the groups to which a record may go");

    private static async Task<Results<Ok<PageResponse<GroupResponse>>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, IncidentReader reader, SupportGroupDirectory directory, PlatformDbContext db, TimeProvider time,
        CancellationToken cancel)
    {
        if (await reader.FindAsync(idOrNumber, cancel) is not { } row) return Problem.NotFound();

        var deskId = await directory.DeskIdAsync(cancel);
        var providers = await GroupReader.ProvidersAsync(db, WholeSeconds.Now(time), cancel);
        var colleagues = (await directory.FindAsync(row.GroupId, cancel))?.MemberIds.ToArray() ?? [];
        var members = await db.PersonCards.AsNoTracking().Where(card => colleagues.Contains(card.PersonId))
            .OrderBy(card => card.Name).Select(card => new GroupMemberResponse(card.PersonId, card.Name)).ToListAsync(cancel);
        var groups = await db.SupportGroups.AsNoTracking().Where(group => group.IsActive)
            .OrderBy(group => group.Name).ThenBy(group => group.Id).Take(MostGroups).ToListAsync(cancel);
        return TypedResults.Ok(new PageResponse<GroupResponse>(
            [
                .. groups.Select(group => new GroupResponse(
                    group.Id, group.Name, group.Tier, group.Id == deskId, providers.GetValueOrDefault(group.Id), group.IsActive,
                    group.Id == row.GroupId ? members : [])),
            ],
            ""));
    }
}
