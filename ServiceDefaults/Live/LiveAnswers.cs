using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.ServiceDefaults.Live;

/// <summary>Live updates as an answer of server-sent events, over the connection <c>redis</c>.</summary>
public static class LiveAnswers
{
    private const string ConnectionName = "redis";

    /// <summary>Subscribes this process to the changes of all records; does nothing where no connection is given.</summary>
    /// <remarks>The connection itself is the process's matter.</remarks>
    public static void AddLiveHub(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[$"ConnectionStrings:{ConnectionName}"])) return;

        builder.Services.AddSingleton<LiveHub>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveHub>());
    }

    /// <summary>The stream of one reader. It ends with their session, when they go, and when the process stops.</summary>
    /// <param name="context">The request.</param>
    /// <param name="hub">Tells of changes.</param>
    /// <param name="who">What the reader may know now; null once their session has ended.</param>
    public static ServerSentEventsResult<LiveMessage> Stream(HttpContext context, LiveHub hub, Func<CancellationToken, Task<LiveFilter?>> who)
    {
        var services = context.RequestServices;
        // An open stream would hold the process at shutdown.
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        return TypedResults.ServerSentEvents(ReadAsync(hub, who, services.GetRequiredService<TimeProvider>(), stopping, context.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<LiveMessage>> ReadAsync(
        LiveHub hub, Func<CancellationToken, Task<LiveFilter?>> who, TimeProvider time, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);
        try
        {
            await using var messages = new LiveStream(hub.Open(ending.Token), who, time).ReadAsync(ending.Token).GetAsyncEnumerator(ending.Token);
            while (true)
            {
                try
                {
                    if (!await messages.MoveNextAsync()) yield break;
                }
                catch (OperationCanceledException) when (ending.IsCancellationRequested)
                {
                    yield break;
                }

                yield return messages.Current;
            }
        }
        finally
        {
            // The hub forgets the stream, also one that its session ended.
            await ending.CancelAsync();
        }
    }
}
