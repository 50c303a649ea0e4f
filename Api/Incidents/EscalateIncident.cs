using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/escalate</c>: functional escalation to another group.</summary>
internal static class EscalateIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/escalate", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(EscalateIncident)).WithSummary("Escalate a record to another group");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, EscalateRequest request, IfMatch ifMatch, IncidentWork work, RequestedDecisions decisions, CancellationToken cancel) =>
        work.MoveAsync(id, ifMatch, (incident, _) => decisions.EscalateAsync(incident, request, cancel), cancel);
}
