using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace IncidentPlatform.ServiceDefaults;

/// <summary>Redis: hints, live updates and what else may be lost.</summary>
public static class RedisExtensions
{
    private const string ConnectionName = "redis";

    /// <summary>
    /// Connects where <c>ConnectionStrings:redis</c> is given. Without Redis loops and pages poll, and the process is no less
    /// healthy.
    /// </summary>
    /// <returns>Whether a connection is given.</returns>
    public static bool AddRedis(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString(ConnectionName))) return false;

        builder.AddRedisClient(ConnectionName, settings => settings.DisableHealthChecks = true, redis =>
        {
            redis.AbortOnConnectFail = false;
            // By itself the client keeps ten threads of its own; what is sent here is little, and may come late.
            redis.SocketManager = SocketManager.ThreadPool;
        });
        return true;
    }
}
