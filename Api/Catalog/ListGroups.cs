using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Catalog;

/// <summary><c>GET /groups</c>: the support groups, by name, with their members.</summary>
internal static class ListGroups
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/groups", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithTags("Catalog").WithName(nameof(ListGroups)).WithSummary("List support groups");

    private static async Task<Ok<PageResponse<GroupResponse>>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, TimeProvider time, CancellationToken cancel)
    {
        var most = NamePage.LimitOf(limit);
        var rows = db.SupportGroups.AsNoTracking();
        if (NameKeyset.Decode(cursor) is { } after)
        {
            rows = rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.Name, row.Id), ValueTuple.Create(after.Name, after.Id)));
        }
        var page = await rows.OrderBy(row => row.Name).ThenBy(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var filled = await GroupReader.ReadAsync([.. page.Take(most)], db, time, cancel);
        var next = page.Count > most ? new NameKeyset(page[most - 1].Name, page[most - 1].Id).Encode() : "";
        return TypedResults.Ok(new PageResponse<GroupResponse>(filled, next));
    }
}
