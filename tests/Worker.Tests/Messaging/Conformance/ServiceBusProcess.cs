using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Messaging.ServiceBus;
using IncidentPlatform.ServiceBusPeer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Worker.Tests.Messaging.Conformance;

/// <summary>The Service Bus transport as a process of the cloud edition has it, only more impatient.</summary>
internal static class ServiceBusProcess
{
    public const string Topic = "incident-changes";
    public static readonly string Path = AmqpPeer.PathOf(Topic, Subscriptions.Facts);

    public static AmqpPeer StartPeer(bool detectsDuplicates = true, int maxDeliveryCount = 10)
    {
        var peer = AmqpPeer.Start();
        peer.AddTopic(Topic, detectsDuplicates ? TimeSpan.FromMinutes(10) : null);
        var options = new EntityOptions { RequiresSession = true, LockDuration = TimeSpan.FromSeconds(5), MaxDeliveryCount = maxDeliveryCount };
        foreach (var subscription in new[] { Subscriptions.Facts, Subscriptions.Notification, Subscriptions.Routing })
        {
            peer.AddSubscription(Topic, subscription, options, properties => properties.TryGetValue(subscription, out var concerns) && concerns is true);
        }
        return peer;
    }

    public static void Add(IHostApplicationBuilder builder, string connection)
    {
        builder.Configuration.AddInMemoryCollection([
            new("Messaging:Transport", nameof(MessageTransport.ServiceBus)),
            new("ConnectionStrings:servicebus", connection),
            new("ServiceBus:SessionIdleTimeout", "00:00:00.100"),
            new("ServiceBus:RelayLease", "00:00:05"),
            new("Azure:Messaging:ServiceBus:ClientOptions:RetryOptions:TryTimeout", "00:00:05"),
            new("Azure:Messaging:ServiceBus:ClientOptions:RetryOptions:MaxRetries", "1"),
            new("Azure:Messaging:ServiceBus:ClientOptions:RetryOptions:Delay", "00:00:00.050"),
        ]);
        builder.AddServiceBusConsumers().AddServiceBusRelay();
    }
}
