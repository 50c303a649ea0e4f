using OpenTelemetry.Metrics;

namespace IncidentPlatform.Analytics.Metrics;

/// <summary>What operators watch.</summary>
internal static class BusinessMetricsRegistration
{
    private const int MaxSeries = 4_000;

    /// <summary>Exports the business metrics from the one replica that holds the lock.</summary>
    public static void AddBusinessMetrics(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<BusinessMetricsOptions>().BindConfiguration(BusinessMetricsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<BusinessMetrics>();
        builder.Services.AddSingleton<BusinessMetricsReader>();
        builder.Services.AddHostedService<BusinessMetricsLoop>();
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics =>
            metrics.AddView(BusinessMetrics.OpenClocks, new MetricStreamConfiguration { CardinalityLimit = MaxSeries }));
    }
}
