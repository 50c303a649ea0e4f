using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>POST /on-call/feed</c>: a secret link to one's own shifts on every rota.</summary>
internal static class CreateMyFeed
{
    public static void Map(RouteGroupBuilder onCall) => onCall
        .MapPost("/feed", HandleAsync)
        .RequireAuthorization(Permissions.CoverOnCall)
        .WithName(nameof(CreateMyFeed)).WithSummary("Get a secret link to one's own shifts as iCalendar; it is shown this once");

    private static async Task<Ok<OnCallFeedResponse>> HandleAsync(OnCallFeeds feeds, CancellationToken cancel) =>
        TypedResults.Ok(await feeds.CreateAsync(null, cancel));
}
