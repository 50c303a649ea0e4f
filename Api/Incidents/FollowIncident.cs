using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/followers</c>: somebody follows a record, or no more.</summary>
internal static class FollowIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/followers", HandleAsync)
        .RequireAuthorization(Permissions.Submit)
        .WithName(nameof(FollowIncident)).WithSummary("Follow a record, or no more");

    private static async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, FollowRequest request, IdempotencyKey key, IncidentWork work, IncidentReader reader,
        RequestedDecisions decisions, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        // A published major incident can be followed by anybody: "this is known" offers it instead of another record.
        if (!await reader.IsVisibleAsync(id, cancel) && !(request.Follows && await reader.IsPublishedAsync(id, cancel)))
            return Problem.NotFound();
        var personId = request.PersonId ?? user.PersonId;
        if (personId != user.PersonId)
        {
            if (!user.IsStaff) return Problem.Forbidden("You can follow for yourself only.");
            if (!await db.Memberships.AnyAsync(member => member.PersonId == personId && member.IsActive, cancel))
                return Problem.Invalid("personId", "This person is not an active member of the organization.");
        }

        return await work.EditSeenAsync(id, key, (incident, now) => decisions.FollowAsync(incident, request, now, cancel), cancel);
    }
}
