using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Webhooks;

/// <summary><c>POST /webhooks/{id}/resume</c>: a paused webhook, or one that is only called later, is called again at once, with what waits first.</summary>
internal static class ResumeWebhook
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapPost("/{id:guid}/resume", HandleAsync)
        .RequireAuthorization(Permissions.AdministerWebhooks)
        .WithName(nameof(ResumeWebhook)).WithSummary("Call a paused webhook again");

    private static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, PlatformDbContext db, WebhookReader reader, WebhookListeners listeners, WakeUps wakeUps, CurrentUser user, TimeProvider time,
        CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var subscription = Subscriptions.OfWebhook(id);
        var resumed = await Transactions.RunAsync(db, async inner =>
        {
            var changed = await db.Webhooks.Where(row => row.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Failures, 0)
                .SetProperty(row => row.FailingSince, (Instant?)null)
                .SetProperty(row => row.RetryAt, (Instant?)null)
                .SetProperty(row => row.PausedAt, (Instant?)null), inner);
            // What was postponed while it was away need not wait any longer. What a worker has claimed is under way or comes again.
            await db.Deliveries
                .Where(row => row.OrganizationId == user.OrganizationId && row.Subscription == subscription && row.ParkedAt == null
                    && row.AvailableAt > now && row.LastError != null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.AvailableAt, now), inner);
            return changed;
        }, cancel);
        if (resumed == 0) return Problem.NotFound();

        listeners.Forget(user.OrganizationId);
        wakeUps.Signal([Subscriptions.Webhooks]);
        var webhook = await db.Webhooks.AsNoTracking().SingleAsync(row => row.Id == id, cancel);
        return TypedResults.Ok(await reader.ReadAsync(webhook, cancel));
    }
}
