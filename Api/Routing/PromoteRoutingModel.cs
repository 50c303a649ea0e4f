using System.Diagnostics;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>POST /routing/models/{version}/promote</c>: this version decides from now on; the one before is kept.</summary>
internal static class PromoteRoutingModel
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapPost("/models/{version:int}/promote", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .WithName(nameof(PromoteRoutingModel)).WithSummary("Put a version of the routing model into service");

    private static async Task<Results<Ok<RoutingModelResponse>, ProblemHttpResult>> HandleAsync(
        int version, RoutingModelRegistry registry, RoutingModelReader reader, CurrentUser user, CancellationToken cancel) =>
        await registry.PromoteAsync(version, user.PersonId, cancel) switch
        {
            PromotionResult.Promoted => TypedResults.Ok(await reader.FindAsync(version, cancel)),
            PromotionResult.Missing => Problem.NotFound(),
            PromotionResult.NothingChanges => Problem.Conflict("version", "This version is in service already."),
            PromotionResult.NotTrained => Problem.Conflict("version", "This version has not been trained to the end."),
            _ => throw new UnreachableException(),
        };
}
