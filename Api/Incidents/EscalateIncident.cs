using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Incidents;
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
        Guid id, EscalateRequest request, IfMatch ifMatch, IncidentWork work, SupportGroupDirectory groups, CurrentUser user,
        CancellationToken cancel) =>
        work.MoveAsync(
            id, ifMatch,
            async (incident, _) => await groups.FindAsync(request.GroupId, cancel) is { } group
                ? IncidentMoves.Escalate(
                    incident.Facts, group, request.Reason, await groups.DeskIdAsync(cancel), user.Actor(), request.Cause)
                : new Decision.Refused(RefusalCodes.UnknownGroup, Lifecycle.MovesFrom(incident.Facts.State)),
            cancel);
}
