using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Webhooks;

/// <summary><c>GET /webhooks/{id}/attempts</c>: its last calls, newest first.</summary>
internal static class ListWebhookAttempts
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapGet("/{id:guid}/attempts", HandleAsync)
        .RequireAuthorization(Permissions.AdministerWebhooks)
        .WithName(nameof(ListWebhookAttempts)).WithSummary("List the last calls of a webhook");

    private static async Task<Results<Ok<PageResponse<WebhookAttemptResponse>>, ProblemHttpResult>> HandleAsync(
        Guid id, int? limit, string? cursor, PlatformDbContext db, CancellationToken cancel)
    {
        if (limit is < 1 or > 200) return Problem.Invalid("limit", "Between 1 and 200.");
        var after = default(Keyset);
        if (!string.IsNullOrEmpty(cursor) && !Keyset.TryDecode(cursor, out after))
            return Problem.Invalid("cursor", "This cursor is not from an earlier page.");
        if (!await db.Webhooks.AnyAsync(row => row.Id == id, cancel)) return Problem.NotFound();

        var calls = db.WebhookAttempts.AsNoTracking().Where(row => row.WebhookId == id);
        if (!string.IsNullOrEmpty(cursor))
            calls = calls.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.At, row.Id), ValueTuple.Create(after.At, after.Id)));

        var most = limit ?? 50;
        var rows = await calls.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var page = rows.Take(most).ToList();
        var records = page.Select(row => row.IncidentId).OfType<Guid>().Distinct().ToArray();
        var numbers = await db.Incidents.AsNoTracking().Where(incident => records.Contains(incident.Id))
            .ToDictionaryAsync(incident => incident.Id, incident => incident.Number, cancel);
        return TypedResults.Ok(new PageResponse<WebhookAttemptResponse>(
            [
                .. page.Select(row => new WebhookAttemptResponse(
                    row.Id, row.DeliveryId, row.Event, row.IncidentId, row.IncidentId is { } record ? numbers.GetValueOrDefault(record) : null,
                    row.At, row.DurationMilliseconds, row.Outcome, row.Status, row.Error)),
            ],
            rows.Count > most ? new Keyset(page[^1].At, page[^1].Id).Encode() : ""));
    }
}
