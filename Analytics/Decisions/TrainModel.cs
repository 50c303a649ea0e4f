using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>Internal <c>POST /internal/routing/{organizationId}/models?personId=</c>: starts training a version.</summary>
internal static class TrainModel
{
    public static void Map(RouteGroupBuilder routing) => routing.MapPost("/models", HandleAsync).WithName(nameof(TrainModel));

    private static async Task<Ok<TrainingStartedResponse>> HandleAsync(
        Guid organizationId, Guid? personId, TrainingProcesses processes, CancellationToken cancel)
    {
        var started = await processes.StartAsync(organizationId, TrainingCause.OnDemand(personId), cancel);
        return TypedResults.Ok(new TrainingStartedResponse(started?.Version));
    }
}
