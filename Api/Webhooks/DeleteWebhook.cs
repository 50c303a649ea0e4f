using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Webhooks;

/// <summary><c>DELETE /webhooks/{id}</c>: with its attempts and with what waits for it. A rule that calls it says so from then on.</summary>
internal static class DeleteWebhook
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapDelete("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.AdministerWebhooks)
        .WithName(nameof(DeleteWebhook)).WithSummary("Delete a webhook");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, IfMatch ifMatch, PlatformDbContext db, WebhookListeners listeners, CurrentUser user, CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();

        var subscription = Subscriptions.OfWebhook(id);
        var deleted = await Transactions.RunAsync(db, async inner =>
        {
            var count = await db.Webhooks.Where(row => row.Id == id && row.Version == version).ExecuteDeleteAsync(inner);
            if (count == 0) return 0;

            // What another process adds that knows the webhook for a few seconds yet, the worker drops.
            await db.Deliveries.Where(row => row.OrganizationId == user.OrganizationId && row.Subscription == subscription).ExecuteDeleteAsync(inner);
            await db.WebhookAttempts.Where(row => row.WebhookId == id).ExecuteDeleteAsync(inner);
            return count;
        }, cancel);
        if (deleted == 0)
        {
            return await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is { } present
                ? Problem.Stale(present.Version, [])
                : Problem.NotFound();
        }

        listeners.Forget(user.OrganizationId);
        return TypedResults.NoContent();
    }
}
