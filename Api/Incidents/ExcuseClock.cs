using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/clocks/{clockId}/excuse</c>: a breach stays, and is shown as excused.</summary>
internal static class ExcuseClock
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/clocks/{clockId:guid}/excuse", HandleAsync)
        .RequireAuthorization(Permissions.ExcuseBreaches)
        .WithName(nameof(ExcuseClock)).WithSummary("Excuse a breached clock with a reason");

    private static async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, Guid clockId, ReasonRequest request, IdempotencyKey key, IncidentWork work, PlatformDbContext db, CurrentUser user,
        CancellationToken cancel)
    {
        // Clocks are never deleted: one that is there now is there under the lock.
        if (!await db.Clocks.AsNoTracking().AnyAsync(clock => clock.Id == clockId && clock.IncidentId == id, cancel)) return Problem.NotFound();

        return await work.EditAsync(
            id, key,
            (incident, now) => Task.FromResult(
                IncidentEdits.Excuse(incident.Facts, clockId, request.Reason, user.Actor(), now, incident.Calendars)),
            cancel);
    }
}
