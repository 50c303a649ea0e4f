using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Authentication;

namespace IncidentPlatform.Web.Live;

/// <summary><c>GET /events</c>: tells a page which records changed, within a second, wherever they were changed.</summary>
internal static class LiveExtensions
{
    public const string ConnectionName = "redis";

    public static void AddLiveUpdates(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString(ConnectionName))) return;

        // Without Redis pages poll: no reason to take this replica out of service.
        builder.AddRedisClient(ConnectionName, settings => settings.DisableHealthChecks = true, redis => redis.AbortOnConnectFail = false);
        builder.Services.AddSingleton<LiveHub>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveHub>());
    }

    public static void MapLiveUpdates(this WebApplication app) => app.MapGet("/events", Stream);

    private static IResult Stream(
        HttpContext context, SessionTickets tickets, PlatformApi api, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        // 204 tells the browser not to come back.
        if (context.RequestServices.GetService<LiveHub>() is not { } hub) return TypedResults.NoContent();

        // An open stream would hold the process at shutdown.
        var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(ending);
        var stream = new LiveStream(hub.Open(ending.Token), cancel => WhoAsync(context, tickets, api, cancel), time);
        return TypedResults.ServerSentEvents(EndQuietly(stream, ending.Token));
    }

    private static async IAsyncEnumerable<System.Net.ServerSentEvents.SseItem<LiveMessage>> EndQuietly(
        LiveStream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var messages = stream.ReadAsync(cancel).GetAsyncEnumerator(cancel);
        while (true)
        {
            try
            {
                if (!await messages.MoveNextAsync()) yield break;
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            yield return messages.Current;
        }
    }

    private static async Task<Contracts.Identity.MeResponse?> WhoAsync(
        HttpContext context, SessionTickets tickets, PlatformApi api, CancellationToken cancel)
    {
        if (await context.GetTokenAsync(SessionClaims.Scheme, SessionClaims.Token) is not { } token) return null;
        try
        {
            return await tickets.MeAsync(api, token, cancel);
        }
        catch (SessionEndedException)
        {
            return null;
        }
    }
}
