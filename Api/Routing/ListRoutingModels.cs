using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>GET /routing/models</c>: every version, newest first.</summary>
internal static class ListRoutingModels
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapGet("/models", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(ListRoutingModels)).WithSummary("List the versions of the routing model");

    private static async Task<Ok<PageResponse<RoutingModelResponse>>> HandleAsync(
        RoutingModelReader reader, string? cursor, [Range(1, 200)] int limit = 50, CancellationToken cancel = default)
    {
        int? before = null;
        if (!string.IsNullOrEmpty(cursor))
        {
            before = int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : throw new UnreadableFieldException("cursor", "Give back the nextCursor of the page before, unchanged.");
        }

        var models = await reader.ListAsync(before, limit + 1, cancel);
        var page = models.Take(limit).ToList();
        return TypedResults.Ok(new PageResponse<RoutingModelResponse>(
            page, models.Count > limit ? page[^1].Version.ToString(CultureInfo.InvariantCulture) : ""));
    }
}
