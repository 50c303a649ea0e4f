using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/assign</c>: a group, a person, or both get the record.</summary>
internal static class AssignIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/assign", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(AssignIncident)).WithSummary("Assign a record to a group, a person, or both");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AssignRequest request, IfMatch ifMatch, IncidentWork work, RequestedDecisions decisions, CancellationToken cancel) =>
        work.MoveAsync(id, ifMatch, (incident, _) => decisions.AssignAsync(incident, request, cancel), cancel);
}
