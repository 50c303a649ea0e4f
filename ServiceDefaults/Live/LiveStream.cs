using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace IncidentPlatform.ServiceDefaults.Live;

/// <summary>Turns events into the messages of one reader's stream: filtered, gathered, checked every minute.</summary>
/// <param name="events">What happens.</param>
/// <param name="who">What the reader may know now; null once their session has ended.</param>
/// <param name="time">The clock.</param>
public sealed class LiveStream(ChannelReader<LiveEvent> events, Func<CancellationToken, Task<LiveFilter?>> who, TimeProvider time)
{
    /// <summary>Name of the event that carries changes.</summary>
    public const string Changed = "changed";

    /// <summary>Name of the event that says nothing but that the stream is alive.</summary>
    public const string Ping = "ping";

    /// <summary>How long after a change the next ones are waited for, to be told together.</summary>
    public static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(150);

    /// <summary>How long an ended session may go on reading.</summary>
    public static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(20);

    /// <summary>The messages, until the session or the token ends it.</summary>
    public async IAsyncEnumerable<SseItem<LiveMessage>> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var checkedAt = time.GetTimestamp();
        if (await who(cancel) is not { } known) yield break;
        // Opens the stream at once, so that the browser knows that it is connected.
        yield return new(new([], false), Ping);

        while (!cancel.IsCancellationRequested)
        {
            var gathered = await GatherAsync(cancel);
            if (time.GetElapsedTime(checkedAt) >= CheckEvery)
            {
                if (await who(cancel) is not { } still) yield break;
                (known, checkedAt) = (still, time.GetTimestamp());
            }

            var told = gathered.Count > 0 ? await known(gathered, cancel) : gathered;
            yield return told.Count > 0 ? new(LiveMessage.Of(told), Changed) : new(new([], false), Ping);
        }
    }

    // Waits for the first event, then a moment for those that come with it; nothing for a while gives an empty list.
    private async Task<List<LiveEvent>> GatherAsync(CancellationToken cancel)
    {
        List<LiveEvent> gathered = [];
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var timer = time.CreateTimer(_ => quiet.Cancel(), null, PingEvery, Timeout.InfiniteTimeSpan);
        try
        {
            if (!await events.WaitToReadAsync(quiet.Token)) return gathered;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return gathered;
        }

        await Task.Delay(GatherFor, time, cancel);
        while (events.TryRead(out var live)) gathered.Add(live);
        return gathered;
    }
}
