using IncidentPlatform.ServiceDefaults.Security;
using IncidentPlatform.ServiceDefaults.Startup;
using IncidentPlatform.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;

namespace IncidentPlatform.ServiceDefaults;

/// <summary>What every process of the platform has in common.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>The largest request body unless an endpoint says otherwise: 1 MiB.</summary>
    public const long MaxRequestBodyBytes = 1024 * 1024;

    private const string Liveness = "live";

    /// <summary>
    /// Telemetry, health, problem details, resilient clients that find services by name, security headers, forwarded
    /// headers from trusted callers only, request size limit, and the checks that refuse an unsafe start.
    /// </summary>
    public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder)
    {
        builder.AddQuietLogs();
        builder.AddTelemetry();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [Liveness]);

        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            // Repeating a POST could do a thing twice; whoever needs that sends an Idempotency-Key and decides itself.
            http.AddStandardResilienceHandler().Configure(options => options.Retry.DisableForUnsafeHttpMethods());
            http.AddServiceDiscovery();
        });

        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemTypes.Apply);
        // An unreadable or too large request is its sender's fault, whoever reads it.
        builder.Services.Configure<ExceptionHandlerOptions>(handler => handler.StatusCodeSelector = exception =>
            exception is Microsoft.AspNetCore.Http.BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError);
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBodyBytes;
        });

        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<TrustedCallerOptions>().BindConfiguration(TrustedCallerOptions.Section)
            .Validate(options => options.AreNetworks, $"The setting {TrustedCallerOptions.Section}:Networks holds something else than networks such as 10.0.0.0/8.")
            .ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, FirstMiddleware>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupCheck, SettingsCheck>());
        return builder;
    }

    /// <summary><c>/health</c> (may it get requests: every check), <c>/alive</c> (should it be restarted) and <c>/metrics</c> (loopback or scrape token). All anonymous.</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Liveness) }).AllowAnonymous();
        app.MapMetrics().AllowAnonymous();
        return app;
    }

    // The framework logs addresses, queries and every request at Information. These are defaults below every other source
    // of settings, so an operator can still ask for them.
    private static void AddQuietLogs(this IHostApplicationBuilder builder) =>
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
                ["Logging:LogLevel:Npgsql"] = "Warning",
                ["Logging:LogLevel:Polly"] = "Warning",
                ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",
            },
        });
}
