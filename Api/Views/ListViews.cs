using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Views;

/// <summary><c>GET /views</c>: one's own saved views and those that are shared, by name.</summary>
internal static class ListViews
{
    public static void Map(RouteGroupBuilder views) => views
        .MapGet("", HandleAsync)
        .RequireAuthorization(Permissions.UsePresets)
        .WithName(nameof(ListViews)).WithSummary("List saved views");

    private static async Task<Ok<PageResponse<ViewResponse>>> HandleAsync(
        int? limit, string? cursor, ViewReader reader, CancellationToken cancel)
    {
        var most = NamePage.LimitOf(limit);
        var rows = reader.Visible;
        if (NameKeyset.Decode(cursor) is { } after)
        {
            rows = rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.Name, row.Id), ValueTuple.Create(after.Name, after.Id)));
        }
        var found = await rows.OrderBy(row => row.Name).ThenBy(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var answers = (await reader.ReadAsync(found, cancel)).ToDictionary(view => view.Id);
        return TypedResults.Ok(NamePage.Of(found, most, row => new NameKeyset(row.Name, row.Id), row => answers[row.Id]));
    }
}
