using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Deliveries;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Deliveries;

/// <summary><c>GET /deliveries</c>: what was parked, oldest first.</summary>
internal static class ListDeliveries
{
    public static void Map(RouteGroupBuilder deliveries) => deliveries
        .MapGet("/", HandleAsync)
        .RequireAuthorization(Permissions.AdministerDeliveries)
        .WithName(nameof(ListDeliveries)).WithSummary("List parked deliveries");

    private static async Task<Results<Ok<PageResponse<DeliveryResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        if (limit is < 1 or > 200) return Problem.Invalid("limit", "Between 1 and 200.");
        var after = default(Keyset);
        if (!string.IsNullOrEmpty(cursor) && !Keyset.TryDecode(cursor, out after))
            return Problem.Invalid("cursor", "This cursor is not from an earlier page.");

        var parked = db.Deliveries.AsNoTracking().Where(row => row.OrganizationId == user.OrganizationId && row.ParkedAt != null);
        if (!string.IsNullOrEmpty(cursor))
        {
            parked = parked.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.ParkedAt!.Value, row.Id), ValueTuple.Create(after.At, after.Id)));
        }

        var most = limit ?? 100;
        var rows = await parked.OrderBy(row => row.ParkedAt).ThenBy(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var page = rows.Take(most).ToList();
        var records = page.Select(row => row.RecordId).Distinct().ToArray();
        var numbers = await db.Incidents.AsNoTracking().Where(incident => records.Contains(incident.Id))
            .ToDictionaryAsync(incident => incident.Id, incident => incident.Number, cancel);
        var webhookIds = page.Select(row => Subscriptions.WebhookOf(row.Subscription)).OfType<Guid>().Distinct().ToArray();
        var webhooks = webhookIds.Length == 0
            ? []
            : await db.Webhooks.AsNoTracking().Where(webhook => webhookIds.Contains(webhook.Id)).ToDictionaryAsync(webhook => webhook.Id, webhook => webhook.Name, cancel);
        var next = rows.Count > most ? new Keyset(page[^1].ParkedAt!.Value, page[^1].Id).Encode() : "";
        return TypedResults.Ok(new PageResponse<DeliveryResponse>(
            [
                .. page.Select(row => new DeliveryResponse(
                    row.Id, row.Subscription, row.RecordId, numbers.GetValueOrDefault(row.RecordId), row.EnqueuedAt, row.ParkedAt!.Value,
                    row.Attempts, row.LastError, Subscriptions.WebhookOf(row.Subscription) is { } webhook ? webhooks.GetValueOrDefault(webhook) : null)),
            ],
            next));
    }
}
