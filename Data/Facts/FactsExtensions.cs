using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Data.Facts;

/// <summary>Registers the facts.</summary>
public static class FactsExtensions
{
    /// <summary>For a process that keeps facts.</summary>
    public static IServiceCollection AddFactKeeping(this IServiceCollection services)
    {
        services.AddSingleton<FactKeeper>();
        services.AddSingleton<FactsRebuild>();
        return services;
    }

    /// <summary>For a process that reads them.</summary>
    public static IServiceCollection AddKpiQueries(this IServiceCollection services)
    {
        services.AddScoped<KpiQueries>();
        services.AddScoped<KpiIncidents>();
        return services;
    }
}
