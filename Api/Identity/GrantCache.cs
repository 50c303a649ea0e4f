using IncidentPlatform.Data;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using NodaTime;
using StackExchange.Redis;

namespace IncidentPlatform.Api.Identity;

/// <summary>
/// Keeps for some seconds what tokens allow. Whatever takes a right away tells it, and over Redis the other replicas; one that
/// does not hear of it notices when the seconds are over.
/// </summary>
internal sealed class GrantCache(TimeProvider time, IOptions<SessionOptions> options, IConnectionMultiplexer? redis = null)
    : IHostedService, IDisposable
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("rights-changed");
    private readonly MemoryCache _grants = new(new MemoryCacheOptions { SizeLimit = 50_000 });
    private readonly MemoryCache _changes = new(new MemoryCacheOptions());
    private ChannelMessageQueue? _queue;
    private long _clock;

    /// <summary>Read before a token is looked up; a change of rights while looking makes the answer worthless.</summary>
    public long Now => Interlocked.Read(ref _clock);

    /// <summary>What a token allows, if that is known and still good.</summary>
    public Grant? Find(byte[] hash)
    {
        if (!_grants.TryGetValue(Convert.ToHexString(hash), out Entry? entry) || entry is null) return null;
        var isChanged = _changes.TryGetValue(entry.Grant.User.PersonId, out long changedAt) && changedAt > entry.AskedAt;
        var now = WholeSeconds.Now(time);
        return isChanged || entry.GoodUntil <= now || entry.Grant.ExpiresAt <= now ? null : entry.Grant;
    }

    /// <summary>Keeps what a token allows.</summary>
    public void Keep(byte[] hash, Grant grant, long askedAt)
    {
        var cached = options.Value.Cached;
        if (cached <= TimeSpan.Zero) return;

        var entry = new Entry(grant, askedAt, WholeSeconds.Now(time) + Duration.FromTimeSpan(cached));
        _grants.Set(Convert.ToHexString(hash), entry, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = cached, Size = 1 });
    }

    /// <summary>Forgets everything about a person, here and in the other replicas.</summary>
    public void Forget(Guid personId)
    {
        ForgetHere(personId);
        if (redis is { IsConnected: true }) redis.GetSubscriber().Publish(Channel, personId.ToString(), CommandFlags.FireAndForget);
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (redis is null) return;
        try
        {
            _queue = await redis.GetSubscriber().SubscribeAsync(Channel);
            _queue.OnMessage(message =>
            {
                if (Guid.TryParse(message.Message.ToString(), out var personId)) ForgetHere(personId);
            });
        }
        catch (RedisException)
        {
            // Redis is away: rights that are taken away elsewhere are noticed when the kept answer is too old.
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        // Here and not in Dispose: by then the connection's telemetry may be gone already.
        _queue?.Unsubscribe(CommandFlags.FireAndForget);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _grants.Dispose();
        _changes.Dispose();
    }

    // Kept longer than any grant, so that no grant older than the change outlives the note about it.
    private void ForgetHere(Guid personId) => _changes.Set(personId, Interlocked.Increment(ref _clock), TimeSpan.FromMinutes(2));

    private sealed record Entry(Grant Grant, long AskedAt, Instant GoodUntil);
}
