using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/rating</c>: the consumer's word on the support they got.</summary>
internal static class RateIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/rating", HandleAsync)
        .RequireAuthorization(Permissions.Submit)
        .WithName(nameof(RateIncident)).WithSummary("Rate the support");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, RatingRequest request, IdempotencyKey key, IncidentWork work, CurrentUser user, CancellationToken cancel) =>
        work.EditAsync(
            id, key,
            (incident, _) => Task.FromResult(IncidentEdits.Rate(incident.Facts, request.Score, request.Text, user.Actor())),
            cancel);
}
