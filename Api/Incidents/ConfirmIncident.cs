using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/confirm</c>: the consumer confirms the resolution, which closes the record.</summary>
internal static class ConfirmIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/confirm", HandleAsync)
        .RequireAuthorization(Permissions.Submit)
        .WithName(nameof(ConfirmIncident)).WithSummary("Confirm a resolution");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, IfMatch ifMatch, IncidentWork work, CurrentUser user, CancellationToken cancel) =>
        work.MoveAsync(id, ifMatch, (incident, _) => IncidentMoves.Confirm(incident, user.Actor()), cancel);
}
