using System.Text.Json;
using IncidentPlatform.Data.Json;
using StackExchange.Redis;

namespace IncidentPlatform.Data.Live;

/// <summary>Publishes changes to every replica of the web front end, over Redis. Without Redis pages poll.</summary>
public sealed class LiveUpdates(IConnectionMultiplexer? redis = null)
{
    /// <summary>The channel of an organization.</summary>
    public static RedisChannel ChannelOf(Guid organizationId) => RedisChannel.Literal($"live:{organizationId}");

    /// <summary>Sends without waiting; a failure is lost.</summary>
    public void Publish(LiveUpdate update)
    {
        if (redis is not { IsConnected: true }) return;

        redis.GetSubscriber().Publish(
            ChannelOf(update.OrganizationId), JsonSerializer.SerializeToUtf8Bytes(update, JsonColumn.Options), CommandFlags.FireAndForget);
    }
}
