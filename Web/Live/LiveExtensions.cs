using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Live;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Authentication;

namespace IncidentPlatform.Web.Live;

/// <summary><c>GET /events</c>: tells a page which records changed, within a second, wherever they were changed.</summary>
internal static class LiveExtensions
{
    /// <summary>Live updates where there is Redis; without it pages poll.</summary>
    public static void AddLiveUpdates(this WebApplicationBuilder builder)
    {
        if (builder.AddRedis()) builder.AddLiveHub();
    }

    public static void MapLiveUpdates(this WebApplication app) => app.MapGet("/events", Stream);

    private static IResult Stream(HttpContext context, SessionTickets tickets, PlatformApi api)
    {
        // 204 tells the browser not to come back.
        if (context.RequestServices.GetService<LiveHub>() is not { } hub) return TypedResults.NoContent();

        return LiveAnswers.Stream(context, hub, cancel => KnownAsync(context, tickets, api, cancel));
    }

    private static async Task<LiveFilter?> KnownAsync(HttpContext context, SessionTickets tickets, PlatformApi api, CancellationToken cancel)
    {
        if (await context.GetTokenAsync(SessionClaims.Scheme, SessionClaims.Token) is not { } token) return null;
        try
        {
            return await tickets.MeAsync(api, token, cancel) is { } me ? LiveAudience.Of(me) : null;
        }
        catch (SessionEndedException)
        {
            return null;
        }
    }
}
