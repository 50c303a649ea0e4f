using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/cancel</c>: the record is withdrawn.</summary>
internal static class CancelIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/cancel", HandleAsync)
        .RequireAuthorization(Permissions.Submit)
        .WithName(nameof(CancelIncident)).WithSummary("Withdraw an open record");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, ReasonRequest request, IfMatch ifMatch, IncidentWork work, CurrentUser user, CancellationToken cancel) =>
        work.MoveAsync(id, ifMatch, (incident, _) => IncidentMoves.Cancel(incident, request.Reason, user.Actor()), cancel);
}
