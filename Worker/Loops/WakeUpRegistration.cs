namespace IncidentPlatform.Worker.Loops;

internal static class WakeUpRegistration
{
    private const string ConnectionName = "redis";

    /// <summary>
    /// Hints and live updates travel over Redis. They may be lost: without Redis the loops poll, and the process is no less healthy.
    /// </summary>
    public static IHostApplicationBuilder AddWakeUps(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString(ConnectionName))) return builder;

        builder.AddRedisClient(ConnectionName, settings => settings.DisableHealthChecks = true, options => options.AbortOnConnectFail = false);
        return builder;
    }
}
