using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>POST /routing/models/{version}/evaluate</c>: how it does on records that are newer than those it learned from.</summary>
internal static class EvaluateRoutingModel
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapPost("/models/{version:int}/evaluate", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName(nameof(EvaluateRoutingModel)).WithSummary("Measure a version on newer records");

    private static async Task<Results<Ok<RoutingEvaluationResponse>, ProblemHttpResult>> HandleAsync(
        int version, AnalyticsClient analytics, CurrentUser user, CancellationToken cancel)
    {
        var answer = await analytics.EvaluateAsync(user.OrganizationId, version, cancel);
        if (answer.IsAway) return Problem.Unavailable();

        return answer.Value is { } evaluation ? TypedResults.Ok(evaluation) : Problem.NotFound();
    }
}
