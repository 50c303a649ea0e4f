using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Catalog;

/// <summary><c>GET /categories</c>: the categories, by name.</summary>
internal static class ListCategories
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/categories", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithTags("Catalog").WithName(nameof(ListCategories)).WithSummary("List categories");

    private static async Task<Ok<PageResponse<CategoryResponse>>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, CancellationToken cancel)
    {
        var most = NamePage.LimitOf(limit);
        var rows = db.Categories.AsNoTracking();
        if (NameKeyset.Decode(cursor) is { } after)
        {
            rows = rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.Name, row.Id), ValueTuple.Create(after.Name, after.Id)));
        }
        var page = await rows.OrderBy(row => row.Name).ThenBy(row => row.Id).Take(most + 1).ToListAsync(cancel);
        return TypedResults.Ok(NamePage.Of(
            page, most, row => new NameKeyset(row.Name, row.Id),
            row => new CategoryResponse(row.Id, row.Name, row.ServiceId, row.GroupId, row.IsActive, row.IsRestricted)));
    }
}
