using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using IncidentPlatform.Contracts.Identity;

namespace IncidentPlatform.Web.Live;

/// <summary>Turns events into the messages of one reader's stream: filtered, gathered, checked every minute.</summary>
/// <param name="who">Who reads; null once the session has ended.</param>
internal sealed class LiveStream(ChannelReader<LiveEvent> events, Func<CancellationToken, Task<MeResponse?>> who, TimeProvider time)
{
    public const string Changed = "changed";
    public const string Ping = "ping";

    public static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(150);
    public static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(20);

    public async IAsyncEnumerable<SseItem<LiveMessage>> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var checkedAt = time.GetTimestamp();
        if (await who(cancel) is not { } me) yield break;
        // Opens the stream at once, so that the browser knows that it is connected.
        yield return new(new([], false), Ping);

        while (!cancel.IsCancellationRequested)
        {
            var gathered = await GatherAsync(cancel);
            if (time.GetElapsedTime(checkedAt) >= CheckEvery)
            {
                if (await who(cancel) is not { } still) yield break;
                (me, checkedAt) = (still, time.GetTimestamp());
            }

            var known = gathered.Where(live => LiveAudience.MayKnow(me, live)).ToList();
            yield return known.Count > 0 ? new(LiveMessage.Of(known), Changed) : new(new([], false), Ping);
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
