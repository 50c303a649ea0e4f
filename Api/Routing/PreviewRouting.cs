using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>POST /routing/preview</c>: what would the classifier say?</summary>
internal static class PreviewRouting
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapPost("/preview", HandleAsync)
        .RequireAuthorization(Permissions.PreviewRouting)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName(nameof(PreviewRouting)).WithSummary("Ask the classifier about a text");

    private static async Task<Results<Ok<RoutingPreviewResponse>, ProblemHttpResult>> HandleAsync(
        RoutingPreviewRequest request, AnalyticsClient analytics, CurrentUser user, CancellationToken cancel)
    {
        var answer = await analytics.PreviewAsync(user.OrganizationId, request, cancel);
        return answer.Value is { } preview ? TypedResults.Ok(preview) : Problem.Unavailable();
    }
}
