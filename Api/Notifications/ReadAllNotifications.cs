using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Notifications;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Notifications;

/// <summary><c>POST /notifications/read-all</c>: the caller has read all of them, up to the newest that they saw.</summary>
internal static class ReadAllNotifications
{
    public static void Map(RouteGroupBuilder notifications) => notifications
        .MapPost("/read-all", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithName(nameof(ReadAllNotifications)).WithSummary("Mark all notifications as read");

    private static async Task<NoContent> HandleAsync(
        ReadAllRequest request, PlatformDbContext db, CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        Instant? now = WholeSeconds.Now(time);
        var unread = OwnMessages.Of(user, db).Where(message => message.ReadAt == null);
        if (request.Until is { } until) unread = unread.Where(message => message.CreatedAt <= until);
        await unread.ExecuteUpdateAsync(set => set.SetProperty(message => message.ReadAt, now), cancel);
        return TypedResults.NoContent();
    }
}
