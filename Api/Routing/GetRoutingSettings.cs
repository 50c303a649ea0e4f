using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>GET /routing/settings</c>: what the classifier may do.</summary>
internal static class GetRoutingSettings
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapGet("/settings", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(GetRoutingSettings)).WithSummary("Read what the classifier may do");

    private static async Task<Ok<RoutingSettings>> HandleAsync(RoutingSettingsReader reader, CancellationToken cancel) =>
        TypedResults.Ok(await reader.ReadAsync(cancel));
}
