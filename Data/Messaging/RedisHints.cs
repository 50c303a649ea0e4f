using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Data.Messaging;

/// <summary>Hints and live updates over Redis.</summary>
public static class RedisHints
{
    private const string ConnectionName = "redis";

    /// <summary>Connects where a connection is given. Hints may be lost: without Redis loops poll, and the process is no less healthy.</summary>
    public static IHostApplicationBuilder AddRedisHints(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString(ConnectionName))) return builder;

        builder.AddRedisClient(ConnectionName, settings => settings.DisableHealthChecks = true, options => options.AbortOnConnectFail = false);
        return builder;
    }
}
