using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Webhooks;

/// <summary><c>GET /webhooks</c>: the webhooks, by name.</summary>
internal static class ListWebhooks
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapGet("", HandleAsync)
        .RequireAuthorization(Permissions.AdministerWebhooks)
        .WithName(nameof(ListWebhooks)).WithSummary("List webhooks");

    private static async Task<Ok<PageResponse<WebhookResponse>>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, WebhookReader reader, CancellationToken cancel)
    {
        var most = NamePage.LimitOf(limit);
        var rows = db.Webhooks.AsNoTracking();
        if (NameKeyset.Decode(cursor) is { } after)
        {
            rows = rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.Name, row.Id), ValueTuple.Create(after.Name, after.Id)));
        }
        var page = await rows.OrderBy(row => row.Name).ThenBy(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var answers = new Dictionary<Guid, WebhookResponse>();
        foreach (var row in page) answers[row.Id] = await reader.ReadAsync(row, cancel); // an organization has a handful
        return TypedResults.Ok(NamePage.Of(page, most, row => new NameKeyset(row.Name, row.Id), row => answers[row.Id]));
    }
}
