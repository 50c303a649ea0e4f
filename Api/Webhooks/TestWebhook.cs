using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Webhooks;

/// <summary>
/// <c>POST /webhooks/{id}/test</c>: the worker sends a ping, also to a webhook that is paused or switched off. It is tried once;
/// its outcome stands in the attempts.
/// </summary>
internal static class TestWebhook
{
    private const int MostAtOnce = 5;

    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapPost("/{id:guid}/test", HandleAsync)
        .RequireAuthorization(Permissions.AdministerWebhooks)
        .WithName(nameof(TestWebhook)).WithSummary("Send a ping to a webhook");

    private static async Task<Results<Accepted<WebhookPingResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, PlatformDbContext db, WakeUps wakeUps, CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        if (!await db.Webhooks.AnyAsync(row => row.Id == id, cancel)) return Problem.NotFound();

        var subscription = Subscriptions.OfWebhook(id);
        var waiting = await db.Deliveries.CountAsync(row => row.Subscription == subscription && row.RecordId == id, cancel);
        if (waiting >= MostAtOnce) return Problem.Unavailable(); // no worker takes them

        var now = WholeSeconds.Now(time);
        var ping = new DeliveryRow
        {
            Id = Guid.CreateVersion7(),
            Subscription = subscription,
            OrganizationId = user.OrganizationId,
            RecordId = id,
            FromSequence = 0,
            ToSequence = 0,
            EnqueuedAt = now,
            AvailableAt = now,
        };
        db.Deliveries.Add(ping);
        await db.SaveChangesAsync(cancel);
        wakeUps.Signal([Subscriptions.Webhooks]);
        return TypedResults.Accepted($"{Conventions.Root}/webhooks/{id}/attempts", new WebhookPingResponse(ping.Id));
    }
}
