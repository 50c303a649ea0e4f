using IncidentPlatform.Worker.Loops;

namespace IncidentPlatform.Worker.Sla;

internal static class LevelRegistration
{
    /// <summary>Carries changes of levels out in this process.</summary>
    public static IHostApplicationBuilder AddLevelChanges(this IHostApplicationBuilder builder)
    {
        builder.Services.AddLevelWork();
        builder.Services.AddHostedService<PeriodicLoop<LevelWork>>();
        return builder;
    }

    /// <summary>The work without the loop that paces it.</summary>
    public static IServiceCollection AddLevelWork(this IServiceCollection services)
    {
        services.AddOptions<LevelOptions>().BindConfiguration(LevelOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddLoopBoard();
        services.AddSingleton<LevelTelemetry>();
        services.AddSingleton<LevelWork>();
        return services;
    }
}
