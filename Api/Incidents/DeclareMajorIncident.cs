using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/major</c>: an incident manager declares a major incident.</summary>
internal static class DeclareMajorIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/major", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(DeclareMajorIncident)).WithSummary("Declare a major incident");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, ReasonRequest request, IfMatch ifMatch, IncidentWork work, CancellationToken cancel) =>
        work.MoveAsync(id, ifMatch, (incident, _) => IncidentEdits.DeclareMajor(incident, request.Reason), cancel);
}
