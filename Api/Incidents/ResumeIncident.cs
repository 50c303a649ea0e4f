using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/resume</c>: the record stops waiting.</summary>
internal static class ResumeIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/resume", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(ResumeIncident)).WithSummary("Take a record off hold");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, IfMatch ifMatch, IncidentWork work, CancellationToken cancel) =>
        work.MoveAsync(id, ifMatch, (incident, _) => IncidentMoves.Resume(incident, ResumeCause.Person), cancel);
}
