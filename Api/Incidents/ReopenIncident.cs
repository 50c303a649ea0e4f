using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/reopen</c>: the resolution did not hold.</summary>
internal static class ReopenIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/reopen", HandleAsync)
        .RequireAuthorization(Permissions.Submit)
        .WithName(nameof(ReopenIncident)).WithSummary("Reopen a resolved record");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, ReasonRequest request, IfMatch ifMatch, IncidentWork work, CurrentUser user, CancellationToken cancel) =>
        work.MoveAsync(id, ifMatch, (incident, _) => IncidentMoves.Reopen(incident, request.Reason, user.Actor()), cancel);
}
