using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/priority</c>: impact, urgency, or an override with a reason.</summary>
internal static class ReprioritiseIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/priority", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(ReprioritiseIncident)).WithSummary("Change a record's priority");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, PriorityRequest request, IfMatch ifMatch, IncidentWork work, RequestedDecisions decisions, CancellationToken cancel) =>
        work.MoveAsync(id, ifMatch, (incident, _) => decisions.ReprioritiseAsync(incident, request, cancel), cancel);
}
