using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentPlatform.Api.Webhooks;

/// <summary><c>PUT /webhooks/{id}</c>: changes a webhook that nobody else has changed in between. What waits for it goes to the new address.</summary>
internal static class UpdateWebhook
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapPut("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.AdministerWebhooks)
        .WithName(nameof(UpdateWebhook)).WithSummary("Change a webhook");

    private static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, SaveWebhookRequest request, IfMatch ifMatch, PlatformDbContext db, WebhookReader reader, WebhookListeners listeners,
        CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        if (await db.Webhooks.AsTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } webhook) return Problem.NotFound();
        if (webhook.Version != version) return Problem.Stale(webhook.Version, []);

        var errors = reader.Check(request);
        if (errors.Count > 0) return Problem.Invalid(errors);

        var name = request.Name.Trim();
        if (await db.Webhooks.AnyAsync(row => row.Name == name && row.Id != id, cancel)) return CreateWebhook.Taken();

        webhook.Name = name;
        webhook.Url = request.Url.Trim();
        webhook.Events = [.. request.Events.Distinct().Order()];
        webhook.IsActive = request.IsActive;
        webhook.Version++;
        webhook.ChangedAt = WholeSeconds.Now(time);
        webhook.ChangedBy = user.PersonId;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is { } present
                ? Problem.Stale(present.Version, [])
                : Problem.NotFound();
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return CreateWebhook.Taken(); // by somebody at the same moment
        }
        listeners.Forget(user.OrganizationId);
        return TypedResults.Ok(await reader.ReadAsync(webhook, cancel));
    }
}
