using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>POST /routing/models</c>: trains a new version from the newest resolved records, in the background.</summary>
internal static class TrainRoutingModel
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapPost("/models", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName(nameof(TrainRoutingModel)).WithSummary("Train a new version of the routing model");

    private static async Task<Results<Accepted<RoutingModelResponse>, ProblemHttpResult>> HandleAsync(
        AnalyticsClient analytics, RoutingModelReader reader, CurrentUser user, CancellationToken cancel)
    {
        var answer = await analytics.TrainAsync(user.OrganizationId, user.PersonId, cancel);
        if (answer.Value is not { } started) return Problem.Unavailable();
        if (started.Version is not { } version) return Problem.Conflict("version", "Another version is being trained; wait for it or cancel it.");

        return TypedResults.Accepted($"{Conventions.Root}/routing/models/{version}", await reader.FindAsync(version, cancel));
    }
}
