using IncidentPlatform.Contracts.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>DELETE /on-call/feed</c>: ends one's link to a rota, or without <c>rotaId</c> to one's own shifts.</summary>
internal static class EndFeeds
{
    public static void Map(RouteGroupBuilder onCall) => onCall
        .MapDelete("/feed", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithName(nameof(EndFeeds)).WithSummary("End a secret link to shifts");

    private static async Task<NoContent> HandleAsync(Guid? rotaId, OnCallFeeds feeds, CancellationToken cancel)
    {
        await feeds.EndAsync(rotaId, cancel);
        return TypedResults.NoContent();
    }
}
