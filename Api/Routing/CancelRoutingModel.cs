using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>POST /routing/models/{version}/cancel</c>: ends its training. The process notices within a second, wherever it runs.</summary>
internal static class CancelRoutingModel
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapPost("/models/{version:int}/cancel", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .WithName(nameof(CancelRoutingModel)).WithSummary("End the training of a version");

    private static async Task<Results<Ok<RoutingModelResponse>, ProblemHttpResult>> HandleAsync(
        int version, RoutingModelRegistry registry, RoutingModelReader reader, CancellationToken cancel)
    {
        var isEnded = await registry.EndAsync(version, RoutingModelState.Cancelled, "Cancelled by a person.", cancel);
        if (await reader.FindAsync(version, cancel) is not { } model) return Problem.NotFound();

        return isEnded ? TypedResults.Ok(model) : Problem.Conflict("version", "This version is not being trained.");
    }
}
