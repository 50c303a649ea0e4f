using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>Registers the client with its health check and trace source, in the shape of an Aspire client integration.</summary>
public static class ServiceBusClientExtensions
{
    private const string HealthCheckName = "Azure_ServiceBusClient";
    private const string ActivitySourceSwitch = "Azure.Experimental.EnableActivitySource";

    /// <summary>Registers <see cref="ServiceBusClient"/> as a singleton.</summary>
    /// <param name="connectionName">Name in <c>ConnectionStrings</c>: a connection string or a namespace.</param>
    /// <param name="configureSettings">Last word on the settings.</param>
    /// <param name="configureOptions">Retries, transport and the like.</param>
    /// <exception cref="InvalidOperationException">Neither a connection string nor a namespace is configured, or the emulator is outside Development.</exception>
    public static void AddAzureServiceBusClient(this IHostApplicationBuilder builder, string connectionName,
        Action<ServiceBusSettings>? configureSettings = null, Action<ServiceBusClientOptions>? configureOptions = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);

        var settings = new ServiceBusSettings();
        builder.Configuration.GetSection(ServiceBusSettings.Section).Bind(settings);
        if (builder.Configuration.GetConnectionString(connectionName) is { Length: > 0 } connection) settings.Read(connection);
        configureSettings?.Invoke(settings);
        Check(settings, connectionName, builder.Environment);

        builder.Services.AddSingleton(_ =>
        {
            var options = new ServiceBusClientOptions();
            builder.Configuration.GetSection($"{ServiceBusSettings.Section}:ClientOptions").Bind(options);
            configureOptions?.Invoke(options);
            return settings.ConnectionString is { } connectionString
                ? new ServiceBusClient(connectionString, options)
                : new ServiceBusClient(settings.FullyQualifiedNamespace, settings.Credential ?? new DefaultAzureCredential(), options);
        });

        if (!settings.DisableHealthChecks)
        {
            builder.Services.AddSingleton<ServiceBusHealthCheck>();
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(HealthCheckName,
                services => services.GetRequiredService<ServiceBusHealthCheck>(), failureStatus: null, tags: null));
        }
        if (!settings.DisableTracing)
        {
            AppContext.SetSwitch(ActivitySourceSwitch, true);
            builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource("Azure.Messaging.ServiceBus.*"));
        }
    }

    private static void Check(ServiceBusSettings settings, string connectionName, IHostEnvironment environment)
    {
        if (settings.ConnectionString is null && settings.FullyQualifiedNamespace is null)
        {
            throw new InvalidOperationException(
                $"Azure Service Bus is not configured: set ConnectionStrings:{connectionName} or {ServiceBusSettings.Section}:{nameof(ServiceBusSettings.FullyQualifiedNamespace)}.");
        }
        if (!environment.IsDevelopment() && settings.ConnectionString?.Contains("UseDevelopmentEmulator=true", StringComparison.OrdinalIgnoreCase) is true)
        {
            throw new InvalidOperationException($"ConnectionStrings:{connectionName} names the Service Bus emulator, which speaks without TLS and is for Development only.");
        }
    }
}
