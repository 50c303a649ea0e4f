using IncidentPlatform.Analytics.Similarity;
using IncidentPlatform.Data.Messaging;

namespace IncidentPlatform.Analytics.Bursts;

/// <summary>Bursts of similar records, in this process.</summary>
internal static class BurstRegistration
{
    /// <summary>Looks whether new records make a burst.</summary>
    public static IHostApplicationBuilder AddBursts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddBurstWork();
        builder.Services.AddDeliveryHandler<BurstHandler>(Subscriptions.Bursts);
        return builder;
    }

    /// <summary>The work without the loop that paces it.</summary>
    public static IServiceCollection AddBurstWork(this IServiceCollection services)
    {
        services.AddSimilarity();
        services.AddOptions<BurstOptions>().BindConfiguration(BurstOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<BurstTelemetry>();
        services.AddScoped<RecentRecords>();
        return services;
    }
}
