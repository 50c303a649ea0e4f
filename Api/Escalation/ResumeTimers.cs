using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Escalation;

/// <summary><c>POST /timers/{incidentId}/resume</c>: the rules of a record that were given up are tried again from the beginning.</summary>
internal static class ResumeTimers
{
    public static void Map(RouteGroupBuilder timers) => timers
        .MapPost("/{incidentId:guid}/resume", HandleAsync)
        .RequireAuthorization(Permissions.AdministerDeliveries)
        .WithName(nameof(ResumeTimers)).WithSummary("Try a record's parked timers again");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid incidentId, PlatformDbContext db, CurrentUser user, WakeUps wakeUps, TimeProvider time, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var resumed = await db.Timers
            .Where(timer => timer.IncidentId == incidentId && timer.OrganizationId == user.OrganizationId && timer.ParkedAt != null)
            .ExecuteUpdateAsync(
                timer => timer.SetProperty(t => t.ParkedAt, (Instant?)null).SetProperty(t => t.Attempts, 0).SetProperty(t => t.AvailableAt, now), cancel);
        if (resumed == 0) return Problem.NotFound(); // or somebody else was first

        wakeUps.Signal([WakeUps.Timers]);
        return TypedResults.NoContent();
    }
}
