using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Web.Hosting;

/// <summary>Shifts for calendar programs, streamed from the API: the secret in the address is all that they show.</summary>
internal static class OnCallFeeds
{
    private const string Path = "/on-call/feeds/{token}/calendar.ics";

    public static void MapOnCallFeeds(this WebApplication app) => app.MapGet(Path, HandleAsync).AllowAnonymous();

    private static async Task<Results<PushStreamHttpResult, NotFound>> HandleAsync(string token, PlatformFiles files, HttpContext context, CancellationToken cancel)
    {
        if (await files.OpenFeedAsync(token, cancel) is not { } answer) return TypedResults.NotFound();

        context.Response.RegisterForDispose(answer);
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(body => answer.Content.CopyToAsync(body, cancel), "text/calendar; charset=utf-8");
    }
}
