using System.Collections.Concurrent;
using StackExchange.Redis;

namespace IncidentPlatform.Data.Messaging;

/// <summary>
/// Hints that a subscription has work, within the process and over Redis to others. A hint may be lost: loops also poll.
/// <c>NOTIFY</c> is not used, because inside a transaction it makes commits wait for each other.
/// </summary>
public sealed class WakeUps : IDisposable
{
    /// <summary>The hint that timers of a record may be due earlier than before.</summary>
    public const string Timers = "timers";

    private static readonly RedisChannel Channel = RedisChannel.Literal("wake");
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _hints = new();
    private readonly IConnectionMultiplexer? _redis;
    private readonly string _self = Guid.NewGuid().ToString("N");
    private ChannelMessageQueue? _queue;

    /// <summary>Hints within this process, and to others where Redis is there.</summary>
    public WakeUps(IConnectionMultiplexer? redis = null) => _redis = redis;

    /// <summary>Hints that these subscriptions have work.</summary>
    public void Signal(IReadOnlyCollection<string> subscriptions)
    {
        foreach (var subscription in subscriptions) Release(subscription);
        if (_redis is not { IsConnected: true }) return;

        _redis.GetSubscriber().Publish(Channel, $"{_self} {string.Join(' ', subscriptions)}", CommandFlags.FireAndForget);
    }

    /// <summary>Waits for a hint, at most as long as given.</summary>
    public async Task WaitAsync(string subscription, TimeSpan atMost, CancellationToken cancel)
    {
        await ListenAsync();
        await Hint(subscription).WaitAsync(atMost, cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => _queue?.Unsubscribe(CommandFlags.FireAndForget);

    private SemaphoreSlim Hint(string subscription) => _hints.GetOrAdd(subscription, _ => new SemaphoreSlim(0, 1));

    private void Release(string subscription)
    {
        var hint = Hint(subscription);
        try
        {
            if (hint.CurrentCount == 0) hint.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody hinted at the same moment; one hint is enough.
        }
    }

    private async Task ListenAsync()
    {
        if (_queue is not null || _redis is not { IsConnected: true }) return;

        var queue = await _redis.GetSubscriber().SubscribeAsync(Channel);
        if (Interlocked.CompareExchange(ref _queue, queue, null) is not null)
        {
            await queue.UnsubscribeAsync();
            return;
        }
        queue.OnMessage(message =>
        {
            var parts = ((string?)message.Message)?.Split(' ') ?? [];
            if (parts.Length == 0 || parts[0] == _self) return;
            foreach (var subscription in parts.Skip(1)) Release(subscription);
        });
    }
}
