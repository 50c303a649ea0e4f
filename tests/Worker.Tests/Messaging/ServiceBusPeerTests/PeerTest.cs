using Azure.Messaging.ServiceBus;
using IncidentPlatform.ServiceBusPeer;

namespace IncidentPlatform.Worker.Tests.Messaging.ServiceBusPeerTests;

/// <summary>A peer with a plain queue and a queue with sessions, and a client of it, per test.</summary>
public abstract class PeerTest : IAsyncDisposable
{
    protected const string Queue = "queue";
    protected const string Sessions = "sessions";

    private protected AmqpPeer Peer { get; } = AmqpPeer.Start();

    protected PeerTest()
    {
        Peer.AddQueue(Queue, new EntityOptions { MaxDeliveryCount = 3, DuplicateWindow = TimeSpan.FromMinutes(1) });
        Peer.AddQueue(Sessions, new EntityOptions { RequiresSession = true });
        Client = Connect(Peer.ConnectionString);
    }

    protected ServiceBusClient Client { get; }

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected static ServiceBusClient Connect(string connectionString, int maxRetries = 1) => new(connectionString, OptionsFor(maxRetries));

    protected static ServiceBusClientOptions OptionsFor(int maxRetries = 1) => new()
    {
        RetryOptions = new ServiceBusRetryOptions { TryTimeout = TimeSpan.FromSeconds(5), MaxRetries = maxRetries, Delay = TimeSpan.FromMilliseconds(50) },
    };

    protected async Task SendAsync(string entity, string text, string? sessionId = null, string? messageId = null)
    {
        await using var sender = Client.CreateSender(entity);
        await sender.SendMessageAsync(Message(text, sessionId, messageId), Cancel);
    }

    protected static ServiceBusMessage Message(string text, string? sessionId = null, string? messageId = null)
    {
        var message = new ServiceBusMessage(text) { MessageId = messageId ?? Guid.NewGuid().ToString() };
        if (sessionId is not null) message.SessionId = sessionId;
        return message;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Peer.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
