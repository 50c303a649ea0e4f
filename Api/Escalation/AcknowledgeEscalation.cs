using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Escalation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Escalation;

/// <summary><c>POST /incidents/{id}/acknowledge</c>: somebody is on it; rules that ask for it keep still.</summary>
internal static class AcknowledgeEscalation
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/acknowledge", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(AcknowledgeEscalation)).WithSummary("Say that you are on it");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, IdempotencyKey key, IncidentWork work, CurrentUser user, CancellationToken cancel) =>
        work.EditAsync(
            id, key, (incident, _) => Task.FromResult(EscalationMoves.Acknowledge(incident.Facts, user.Actor())), cancel);
}
