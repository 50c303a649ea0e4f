using System.Net;
using System.Net.Sockets;
using IncidentPlatform.ServiceBusPeer.Cbs;
using IncidentPlatform.ServiceBusPeer.Entities;
using IncidentPlatform.ServiceBusPeer.Protocol;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Sasl;
using Microsoft.Azure.Amqp.Transport;

namespace IncidentPlatform.ServiceBusPeer;

/// <summary>
/// A test double of Azure Service Bus: an AMQP 1.0 peer in this process, on loopback, that the unmodified
/// <c>Azure.Messaging.ServiceBus</c> client talks to.
/// </summary>
/// <remarks>
/// It proves adapter ↔ client library ↔ wire, never adapter ↔ Azure: messages live in memory, and transactions, rules,
/// deferral, partitions and forwarding are missing. It is for tests only and no broker to run anything on; what it does
/// and does not do stands in README.md beside it.
/// </remarks>
public sealed class AmqpPeer : IAsyncDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(20);

    private readonly PeerOptions options;
    private readonly PeerLoop loop = new();
    private readonly EntityTable entities;
    private readonly PeerRuntime runtime;
    private readonly ITimer sweeper;
    private AmqpConnectionListener? listener;

    private AmqpPeer(PeerOptions options)
    {
        this.options = options;
        Port = FreePort();
        entities = new EntityTable(options.Time);
        runtime = new PeerRuntime(loop, entities, new CbsNode(options), Faults, options.Time);
        sweeper = options.Time.CreateTimer(_ => loop.Post(entities.Sweep), null, SweepInterval, SweepInterval);
    }

    public int Port { get; }

    public PeerFaults Faults { get; } = new();

    public string ConnectionString => ConnectionStringWithKey(options.Key);

    public int ConnectionCount => runtime.ConnectionCount;

    public static AmqpPeer Start(PeerOptions? options = null)
    {
        var peer = new AmqpPeer(options ?? new PeerOptions());
        peer.Listen();
        return peer;
    }

    /// <summary>The flag for the emulator makes the client speak plain AMQP on the given port.</summary>
    public string ConnectionStringWithKey(string key) =>
        $"Endpoint=sb://127.0.0.1:{Port};SharedAccessKeyName={options.KeyName};SharedAccessKey={key};UseDevelopmentEmulator=true;";

    public void AddQueue(string name, EntityOptions? queue = null) => loop.Post(() => entities.AddQueue(name, queue ?? new EntityOptions()));

    public void AddTopic(string name, TimeSpan? duplicateWindow = null) => loop.Post(() => entities.AddTopic(name, duplicateWindow));

    /// <param name="filter">Over the application properties; null lets everything through.</param>
    public void AddSubscription(string topic, string name, EntityOptions? subscription = null, Predicate<IReadOnlyDictionary<string, object?>>? filter = null) =>
        loop.Post(() => ((Topic)entities.Find(topic)!).Add(entities.AddQueue(PathOf(topic, name), subscription ?? new EntityOptions()), filter ?? (_ => true)));

    public static string PathOf(string topic, string subscription) => $"{topic}/Subscriptions/{subscription}";

    public Task<EntityCounts> CountAsync(string path) => loop.AskAsync(() => Queue(path).Counts);

    /// <summary>Waits until the entity's counts meet the condition.</summary>
    public Task WaitAsync(string path, Predicate<EntityCounts> condition, CancellationToken cancel) =>
        loop.WaitAsync(() => condition(Queue(path).Counts), cancel);

    /// <summary>Ends all locks of the entity now.</summary>
    /// <param name="closesLinks">See <see cref="MessageQueue.ExpireAll"/>.</param>
    public Task ExpireLocksAsync(string path, bool closesLinks = true) => loop.AskAsync(() =>
    {
        Queue(path).ExpireAll(closesLinks);
        return true;
    });

    /// <summary>Breaks every connection without a word, as a network does.</summary>
    public void DropConnections() => runtime.AbortConnections();

    /// <summary>The broker goes away; messages stay for <see cref="Listen"/>.</summary>
    public void StopListening()
    {
        listener?.Close();
        listener = null;
        runtime.AbortConnections();
    }

    /// <summary>Takes connections on the port, again after <see cref="StopListening"/>.</summary>
    public void Listen()
    {
        var settings = new AmqpSettings { RuntimeProvider = runtime };
        var sasl = new SaslTransportProvider();
        sasl.Versions.Add(new AmqpVersion(1, 0, 0));
        // The one mechanism the client knows; it says nothing: the token follows over $cbs.
        sasl.AddHandler(new SaslAnonymousHandler("MSSBCBS"));
        settings.TransportProviders.Add(sasl);
        if (options.Certificate is { } certificate)
        {
            var tls = new TlsTransportProvider(new TlsTransportSettings { Certificate = certificate, IsInitiator = false });
            tls.Versions.Add(new AmqpVersion(1, 0, 0));
            settings.TransportProviders.Add(tls);
        }
        var scheme = options.Certificate is null ? AmqpConstants.SchemeAmqp : AmqpConstants.SchemeAmqps;
        listener = new AmqpConnectionListener([$"{scheme}://127.0.0.1:{Port}"], settings, new AmqpConnectionSettings
        {
            ContainerId = "service-bus-peer",
            MaxFrameSize = AmqpConstants.DefaultMaxFrameSize,
        });
        listener.Open();
    }

    public async ValueTask DisposeAsync()
    {
        StopListening();
        await sweeper.DisposeAsync();
        await loop.DisposeAsync();
    }

    private MessageQueue Queue(string path) =>
        entities.Find(path) as MessageQueue ?? throw new ArgumentException($"The peer has no queue or subscription '{path}'.", nameof(path));

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
