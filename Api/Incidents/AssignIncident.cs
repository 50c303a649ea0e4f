using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Incidents;
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
        Guid id, AssignRequest request, IfMatch ifMatch, IncidentWork work, SupportGroupDirectory groups, CurrentUser user,
        CancellationToken cancel) =>
        work.MoveAsync(
            id, ifMatch,
            async (incident, _) => await groups.FindAsync(request.GroupId ?? incident.Facts.GroupId, cancel) is { } group
                ? IncidentMoves.Assign(
                    incident.Facts, group, request.AssigneeId, request.Reason, await groups.DeskIdAsync(cancel), user.Actor(), request.Cause)
                : new Decision.Refused(RefusalCodes.UnknownGroup, Lifecycle.MovesFrom(incident.Facts.State)),
            cancel);
}
