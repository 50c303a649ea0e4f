using IncidentPlatform.Data.Messaging;
using IncidentPlatform.ServiceBusPeer;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Worker.Tests.Messaging.Conformance;

/// <summary>
/// Service Bus over the peer; with <c>SERVICEBUS_CONNECTION</c> over a real namespace or the official emulator, which then has
/// the topic <c>incident-changes</c> (duplicate detection) with the subscription <c>facts</c> (sessions, rule <c>facts = TRUE</c>).
/// </summary>
public sealed class ServiceBusConformanceTests : TransportConformance
{
    private static readonly string? Namespace = Environment.GetEnvironmentVariable("SERVICEBUS_CONNECTION");

    private readonly AmqpPeer? peer = Namespace is null ? ServiceBusProcess.StartPeer() : null;

    protected override string Subscription => Subscriptions.Facts;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (peer is not null) await peer.DisposeAsync();
    }

    protected override void AddTransport(IHostApplicationBuilder builder) => ServiceBusProcess.Add(builder, Namespace ?? peer!.ConnectionString);
}
