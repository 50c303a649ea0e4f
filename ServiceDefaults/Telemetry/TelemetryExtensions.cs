using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace IncidentPlatform.ServiceDefaults.Telemetry;

internal static class TelemetryExtensions
{
    /// <summary>Every meter and activity source of the platform is named <c>IncidentPlatform.</c> and its feature.</summary>
    private const string OwnInstruments = OwnPrefix + "*";
    private const string OwnPrefix = "IncidentPlatform.";

    /// <summary>Has a series per route, method and status: the one instrument of the framework that needs room.</summary>
    private const string RequestDuration = "http.server.request.duration";
    private const int FewSeries = 200;

    /// <summary>Traces, metrics and logs by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; metrics for Prometheus always.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var openTelemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddMeter(OwnInstruments)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddView(FewSeriesOfTheFramework)
                // Dashboards and rules name series by their name alone, so the scope is no label of theirs.
                .AddPrometheusExporter(prometheus => prometheus.ScopeInfoEnabled = false))
            .WithTracing(tracing => tracing
                .AddSource(OwnInstruments)
                .AddSource(builder.Environment.ApplicationName)
                .AddAspNetCoreInstrumentation(options =>
                {
                    options.Filter = context => !IsProbe(context.Request.Path);
                    options.EnrichWithHttpRequest = RemoveTokens;
                })
                .AddHttpClientInstrumentation());

        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;

        openTelemetry.UseOtlpExporter();
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
    }

    // A stream's room is taken at once: the usual 2,000 series for each of a hundred instruments are 20 MB in every process.
    private static MetricStreamConfiguration? FewSeriesOfTheFramework(Instrument instrument) =>
        instrument.Name == RequestDuration || instrument.Meter.Name.StartsWith(OwnPrefix, StringComparison.Ordinal)
            ? null
            : new MetricStreamConfiguration { CardinalityLimit = FewSeries };

    private static bool IsProbe(PathString path) =>
        path.StartsWithSegments("/health") || path.StartsWithSegments("/alive") || path.StartsWithSegments("/metrics");

    private static void RemoveTokens(Activity activity, HttpRequest request) =>
        activity.SetTag("url.path", TokensInPaths.Remove(request.Path.Value ?? ""));
}
