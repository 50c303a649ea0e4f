using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Deliveries;

/// <summary><c>POST /deliveries/{id}/replay</c>: a parked delivery is tried again from the beginning.</summary>
internal static class ReplayDelivery
{
    public static void Map(RouteGroupBuilder deliveries) => deliveries
        .MapPost("/{id:guid}/replay", HandleAsync)
        .RequireAuthorization(Permissions.AdministerDeliveries)
        .WithName(nameof(ReplayDelivery)).WithSummary("Try a parked delivery again");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, PlatformDbContext db, CurrentUser user, WakeUps wakeUps, TimeProvider time, CancellationToken cancel)
    {
        var parked = db.Deliveries.Where(row => row.Id == id && row.OrganizationId == user.OrganizationId && row.ParkedAt != null);
        if (await parked.AsNoTracking().Select(row => row.Subscription).SingleOrDefaultAsync(cancel) is not { } subscription)
            return Problem.NotFound();

        var now = WholeSeconds.Now(time);
        var replayed = await parked.ExecuteUpdateAsync(
            row => row.SetProperty(r => r.ParkedAt, (Instant?)null).SetProperty(r => r.Attempts, 0).SetProperty(r => r.AvailableAt, now), cancel);
        if (replayed == 0) return Problem.NotFound(); // somebody else was first

        wakeUps.Signal([Subscriptions.HintOf(subscription)]);
        return TypedResults.NoContent();
    }
}
