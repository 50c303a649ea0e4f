using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/hold</c>: the record waits for somebody or something.</summary>
internal static class HoldIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/hold", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(HoldIncident)).WithSummary("Put a record on hold with a reason");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, HoldRequest request, IfMatch ifMatch, IncidentWork work, CancellationToken cancel) =>
        work.MoveAsync(
            id, ifMatch, (incident, now) => IncidentMoves.Hold(incident, request.Reason, request.Until, request.Text, now), cancel);
}
