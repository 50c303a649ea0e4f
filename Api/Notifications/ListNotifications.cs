using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Notifications;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Notifications;

/// <summary><c>GET /notifications</c>: what the caller was told, newest first.</summary>
internal static class ListNotifications
{
    // A count beyond says no more than "many", and costs.
    private const int MostCounted = 1_000;

    public static void Map(RouteGroupBuilder notifications) => notifications
        .MapGet("", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithName(nameof(ListNotifications)).WithSummary("List what you were told");

    private static async Task<Results<Ok<PageResponse<NotificationResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, bool? unread, bool? count, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        if (limit is < 1 or > 200) return Problem.Invalid("limit", "Between 1 and 200.");
        var after = default(Keyset);
        if (!string.IsNullOrEmpty(cursor) && !Keyset.TryDecode(cursor, out after))
            return Problem.Invalid("cursor", "This cursor is not from an earlier page.");

        var own = OwnMessages.Of(user, db).AsNoTracking();
        if (unread == true) own = own.Where(message => message.ReadAt == null);
        int? total = count == true ? await own.OrderByDescending(message => message.CreatedAt).Take(MostCounted).CountAsync(cancel) : null;
        if (!string.IsNullOrEmpty(cursor))
            own = own.Where(message => EF.Functions.LessThan(ValueTuple.Create(message.CreatedAt, message.Id), ValueTuple.Create(after.At, after.Id)));

        var most = limit ?? 50;
        var rows = await (
            from message in own
            join incident in db.Incidents.AsNoTracking() on message.IncidentId equals incident.Id into incidents
            from incident in incidents.DefaultIfEmpty()
            orderby message.CreatedAt descending, message.Id descending
            select new NotificationResponse(
                message.Id, message.Kind, message.Subject, message.IncidentId, incident!.Number, message.Page, message.CreatedAt, message.ReadAt))
            .Take(most + 1).ToListAsync(cancel);
        var page = rows.Take(most).ToList();
        return TypedResults.Ok(new PageResponse<NotificationResponse>(
            page, rows.Count > most ? new Keyset(page[^1].At, page[^1].Id).Encode() : "", total));
    }
}
