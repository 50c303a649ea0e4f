using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/resolve</c>: the work is done.</summary>
internal static class ResolveIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/resolve", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(ResolveIncident)).WithSummary("Resolve a record with a code and a text");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, ResolveRequest request, IfMatch ifMatch, IncidentWork work, CurrentUser user, CancellationToken cancel) =>
        work.MoveAsync(
            id, ifMatch, (incident, _) => IncidentMoves.Resolve(incident, request.Code, request.Text.Trim(), user.Actor()), cancel);
}
