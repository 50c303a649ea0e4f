using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Notifications;

/// <summary><c>POST /notifications/{id}/read</c>: the caller has read it. Once read, it stays so.</summary>
internal static class ReadNotification
{
    public static void Map(RouteGroupBuilder notifications) => notifications
        .MapPost("/{id:guid}/read", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithName(nameof(ReadNotification)).WithSummary("Mark a notification as read");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, PlatformDbContext db, CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        Instant? now = WholeSeconds.Now(time);
        var own = OwnMessages.Of(user, db).Where(message => message.Id == id);
        var read = await own.Where(message => message.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(message => message.ReadAt, now), cancel);
        return read > 0 || await own.AnyAsync(cancel) ? TypedResults.NoContent() : Problem.NotFound();
    }
}
