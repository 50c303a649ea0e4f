using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Webhooks;

/// <summary>
/// <c>POST /webhooks/{id}/rotate-secret</c>: a new secret, shown this once. For a day calls are signed with both, so that the
/// receiver can be changed without missing one.
/// </summary>
internal static class RotateWebhookSecret
{
    private static readonly Duration Grace = Duration.FromHours(24);

    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapPost("/{id:guid}/rotate-secret", HandleAsync)
        .RequireAuthorization(Permissions.AdministerWebhooks)
        .WithName(nameof(RotateWebhookSecret)).WithSummary("Give a webhook a new secret");

    private static async Task<Results<Ok<WebhookSecretResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, PlatformDbContext db, WebhookReader reader, WebhookSecrets secrets, TimeProvider time, CancellationToken cancel)
    {
        var secret = WebhookSecrets.New();
        var stored = secrets.Protect(id, secret);
        var until = WholeSeconds.Now(time) + Grace;
        var changed = await db.Webhooks.Where(row => row.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.FormerSecret, row => row.Secret)
            .SetProperty(row => row.FormerSecretUntil, until)
            .SetProperty(row => row.Secret, stored), cancel);
        if (changed == 0) return Problem.NotFound();

        var webhook = await db.Webhooks.AsNoTracking().SingleAsync(row => row.Id == id, cancel);
        return TypedResults.Ok(new WebhookSecretResponse(secret, await reader.ReadAsync(webhook, cancel)));
    }
}
