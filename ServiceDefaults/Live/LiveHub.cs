using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace IncidentPlatform.ServiceDefaults.Live;

/// <summary>One subscription for all streams of this replica. What Redis loses, the pages' poll finds within 30 seconds.</summary>
public sealed partial class LiveHub(IServiceProvider services, TimeProvider time, ILogger<LiveHub> logger) : BackgroundService
{
    // All organizations: a provider's members follow records of their customers.
    private static readonly RedisChannel Channels = RedisChannel.Pattern("live:*");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    // A reader that is this far behind is told to look at everything again.
    private const int Backlog = 500;

    private readonly ConcurrentDictionary<Channel<LiveEvent>, byte> _streams = new();

    /// <summary>Events from now on, until the token ends it.</summary>
    public ChannelReader<LiveEvent> Open(CancellationToken cancel)
    {
        var stream = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _streams.TryAdd(stream, 0);
        cancel.Register(() => _streams.TryRemove(stream, out _));
        return stream.Reader;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Connects at first use, and by itself again afterwards, subscription included.
                var redis = services.GetRequiredService<IConnectionMultiplexer>();
                await redis.GetSubscriber().SubscribeAsync(Channels, (_, payload) => Take(payload));
                return;
            }
            catch (RedisException exception)
            {
                LogAway(exception);
                await Task.Delay(PauseAfterFailure, time, stoppingToken);
            }
        }
    }

    private void Take(RedisValue payload)
    {
        try
        {
            if (JsonSerializer.Deserialize<LiveEvent>(payload.ToString(), Json) is { } live) Spread(live);
        }
        catch (JsonException exception)
        {
            // Nobody can repeat it and the poll covers it, but somebody publishes what we cannot read.
            LogUnreadable(exception);
        }
    }

    private void Spread(LiveEvent live)
    {
        foreach (var stream in _streams.Keys) stream.Writer.TryWrite(live);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Live updates are away; pages poll meanwhile")]
    private partial void LogAway(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A live update could not be read")]
    private partial void LogUnreadable(Exception exception);
}
