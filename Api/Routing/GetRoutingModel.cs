using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>GET /routing/models/{version}</c>: progress while it is trained, figures afterwards.</summary>
internal static class GetRoutingModel
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapGet("/models/{version:int}", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(GetRoutingModel)).WithSummary("Read a version of the routing model");

    private static async Task<Results<Ok<RoutingModelResponse>, ProblemHttpResult>> HandleAsync(
        int version, RoutingModelReader reader, CancellationToken cancel) =>
        await reader.FindAsync(version, cancel) is { } model ? TypedResults.Ok(model) : Problem.NotFound();
}
