using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IncidentPlatform.Worker.Loops;

internal static class LoopRegistration
{
    private const string HealthCheckName = "loops";

    /// <summary>Adds what loops report to. Any number of features may ask for it.</summary>
    public static void AddLoopBoard(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(LoopBoard))) return;

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LoopBoard>();
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            HealthCheckName, provider => provider.GetRequiredService<LoopBoard>(), HealthStatus.Degraded, tags: null));
    }

    /// <summary>Runs a piece of work again and again.</summary>
    public static void AddPeriodicWork<TWork>(this IServiceCollection services)
        where TWork : class, IPeriodicWork
    {
        services.AddLoopBoard();
        services.AddSingleton<TWork>();
        services.AddHostedService<PeriodicLoop<TWork>>();
    }
}
