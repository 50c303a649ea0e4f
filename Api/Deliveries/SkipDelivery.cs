using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Deliveries;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Deliveries;

/// <summary><c>POST /deliveries/{id}/skip</c>: nothing shall follow from the change; who said so and why is kept.</summary>
internal static class SkipDelivery
{
    public static void Map(RouteGroupBuilder deliveries) => deliveries
        .MapPost("/{id:guid}/skip", HandleAsync)
        .RequireAuthorization(Permissions.AdministerDeliveries)
        .WithName(nameof(SkipDelivery)).WithSummary("Give a parked delivery up, with a reason");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, SkipDeliveryRequest request, PlatformDbContext db, CurrentUser user, WakeUps wakeUps, TimeProvider time, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Reason)) return Problem.Invalid("reason", "Say why.");

        var parked = db.Deliveries.AsNoTracking().Where(row => row.Id == id && row.OrganizationId == user.OrganizationId && row.ParkedAt != null);
        if (await parked.Select(row => row.Subscription).SingleOrDefaultAsync(cancel) is not { } subscription) return Problem.NotFound();

        var now = WholeSeconds.Now(time);
        var skipped = await db.Database.ExecuteSqlAsync(
            $"""
            with gone as (
                delete from delivery where id = {id} and organization_id = {user.OrganizationId} and parked_at is not null returning *
            )
            insert into skipped_delivery (id, organization_id, subscription, record_id, from_sequence, to_sequence, skipped_by, skipped_at, reason)
            select id, organization_id, subscription, record_id, from_sequence, to_sequence, {user.PersonId}, {now}, {request.Reason.Trim()} from gone
            """,
            cancel);
        if (skipped == 0) return Problem.NotFound(); // somebody else was first

        wakeUps.Signal([Subscriptions.HintOf(subscription)]); // an ordered subscription may have waited for it
        return TypedResults.NoContent();
    }
}
