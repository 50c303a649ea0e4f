using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>Puts Service Bus between the delivery queue and the handlers where <see cref="MessagingOptions.Transport"/> says so; otherwise does nothing.</summary>
public static class ServiceBusMessagingExtensions
{
    /// <summary>Name of the connection.</summary>
    public const string ConnectionName = "servicebus";

    /// <summary>
    /// Consumes the topic for every subscription that has a handler in this process. The handlers' own queues run on: they take
    /// what an administrator replays.
    /// </summary>
    public static IHostApplicationBuilder AddServiceBusConsumers(this IHostApplicationBuilder builder)
    {
        if (!AddCommon(builder)) return builder;

        var services = builder.Services;
        services.AddHostedService<HandledPurge>();
        services.TryAddSingleton<ServiceBusInbox>();
        services.AddSingleton<IHostedService>(provider => new Group([.. Handled(services).SelectMany(subscription => new BackgroundService[]
        {
            ActivatorUtilities.CreateInstance<ServiceBusConsumer>(provider, subscription),
            ActivatorUtilities.CreateInstance<ServiceBusDeadLetters>(provider, subscription),
        })]));
        return builder;
    }

    /// <summary>Feeds the topic from the delivery queue.</summary>
    public static IHostApplicationBuilder AddServiceBusRelay(this IHostApplicationBuilder builder)
    {
        if (!AddCommon(builder)) return builder;

        builder.Services.AddSingleton<ServiceBusRelay>();
        builder.Services.AddHostedService<ServiceBusRelayLoop>();
        return builder;
    }

    private static bool AddCommon(IHostApplicationBuilder builder)
    {
        var transport = builder.Configuration.GetSection(MessagingOptions.Section).Get<MessagingOptions>()?.Transport;
        if (transport != MessageTransport.ServiceBus) return false;
        if (builder.Services.Any(service => service.ServiceType == typeof(ServiceBusClient))) return true;

        builder.Services.AddOptions<ServiceBusOptions>().BindConfiguration(ServiceBusOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddAzureServiceBusClient(ConnectionName);
        return true;
    }

    // What goes over the topic: not the relay itself, and not the mails, whose record is a message and no incident.
    private static IEnumerable<string> Handled(IServiceCollection services) => services
        .Where(service => service.ServiceType == typeof(IDeliveryHandler) && service.IsKeyedService)
        .Select(service => (string)service.ServiceKey!)
        .Except([Subscriptions.Relay, Subscriptions.Mail]);

    // Which subscriptions have handlers is known only when everything is registered.
    private sealed class Group(IReadOnlyList<BackgroundService> services) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            // Started with the token, they stop with it.
            foreach (var service in services) await service.StartAsync(stoppingToken);
            await foreach (var ended in Task.WhenEach(services.Select(service => service.ExecuteTask!))) await ended;
        }

        public override void Dispose()
        {
            foreach (var service in services) service.Dispose();
            base.Dispose();
        }
    }
}
