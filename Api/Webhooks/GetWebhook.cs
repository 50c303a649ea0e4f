using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Webhooks;

/// <summary><c>GET /webhooks/{id}</c>.</summary>
internal static class GetWebhook
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapGet("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.AdministerWebhooks)
        .WithName(nameof(GetWebhook)).WithSummary("Read a webhook");

    private static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, PlatformDbContext db, WebhookReader reader, CancellationToken cancel) =>
        await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is { } row
            ? TypedResults.Ok(await reader.ReadAsync(row, cancel))
            : Problem.NotFound();
}
