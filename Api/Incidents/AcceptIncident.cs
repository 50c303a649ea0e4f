using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/accept</c>: the caller takes the record on.</summary>
internal static class AcceptIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/accept", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(AcceptIncident)).WithSummary("Take a record on");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, IfMatch ifMatch, IncidentWork work, CurrentUser user, CancellationToken cancel) =>
        work.MoveAsync(id, ifMatch, (incident, _) => IncidentMoves.Accept(incident, user.Actor()), cancel);
}
