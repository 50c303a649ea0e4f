using System.Collections.Concurrent;
using IncidentPlatform.ServiceBusPeer.Cbs;
using IncidentPlatform.ServiceBusPeer.Entities;
using IncidentPlatform.ServiceBusPeer.Management;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Microsoft.Azure.Amqp.Transport;

namespace IncidentPlatform.ServiceBusPeer.Protocol;

/// <summary>What the AMQP listener asks for: connections, and for each attach the node behind its address.</summary>
internal sealed class PeerRuntime(PeerLoop loop, EntityTable entities, CbsNode cbs, PeerFaults faults, TimeProvider time) : IRuntimeProvider
{
    // Without a size in the attach reply the client takes every message for too large.
    private const ulong MaxMessageSize = 1024 * 1024;
    private static readonly TimeSpan DefaultSessionWait = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<AmqpConnection, bool> connections = new();
    private readonly RequestNode requests = new(loop);
    private readonly ManagementNode management = new();

    public int ConnectionCount => connections.Count;

    public void AbortConnections()
    {
        foreach (var connection in connections.Keys) connection.Abort();
    }

    public AmqpConnection CreateConnection(TransportBase transport, ProtocolHeader protocolHeader, bool isInitiator,
        AmqpSettings amqpSettings, AmqpConnectionSettings connectionSettings)
    {
        var connection = new AmqpConnection(transport, protocolHeader, isInitiator, amqpSettings, connectionSettings);
        connections[connection] = true;
        connection.Closed += (_, _) =>
        {
            connections.TryRemove(connection, out _);
            loop.Post(() => cbs.Forget(connection));
        };
        return connection;
    }

    public AmqpSession CreateSession(AmqpConnection connection, AmqpSessionSettings settings) => new(connection, settings, this);

    public AmqpLink CreateLink(AmqpSession session, AmqpLinkSettings settings)
    {
        settings.MaxMessageSize = MaxMessageSize;
        return settings.IsReceiver() ? new ReceivingAmqpLink(session, settings) : new SendingAmqpLink(session, settings);
    }

    public IAsyncResult BeginOpenLink(AmqpLink link, TimeSpan timeout, AsyncCallback callback, object state) =>
        TaskToAsyncResult.Begin(OpenAsync(link), callback, state);

    public void EndOpenLink(IAsyncResult result) => TaskToAsyncResult.End(result);

    private async Task OpenAsync(AmqpLink link)
    {
        var address = (link.IsReceiver ? ((Target)link.Settings.Target).Address : ((Source)link.Settings.Source).Address).ToString()!.TrimStart('/');
        var connection = link.Session.Connection;
        if (address == Symbols.CbsAddress)
        {
            requests.Attach(link, request => cbs.PutToken(connection, request));
            return;
        }

        var isManagement = address.EndsWith(Symbols.ManagementSuffix, StringComparison.OrdinalIgnoreCase);
        var path = isManagement ? address[..^Symbols.ManagementSuffix.Length] : address;
        var entity = await loop.AskAsync(() => cbs.Knows(connection)
            ? entities.Find(path) ?? throw new AmqpException(AmqpErrorCode.NotFound, $"The messaging entity '{path}' could not be found.")
            : throw new AmqpException(AmqpErrorCode.UnauthorizedAccess, "No valid token was put on this connection."));

        if (isManagement) requests.Attach(link, request => management.Answer(entity, request));
        else if (link is ReceivingAmqpLink sender) _ = new InboundLink(sender, entity, loop, faults);
        else if (entity is MessageQueue queue) await AttachReceiverAsync((SendingAmqpLink)link, queue);
        else throw new AmqpException(AmqpErrorCode.NotAllowed, "Receive from a subscription, not from its topic.");
    }

    private async Task AttachReceiverAsync(SendingAmqpLink link, MessageQueue queue)
    {
        var receiver = new OutboundLink(link, queue, loop, faults);
        var source = (Source)link.Settings.Source;
        var filter = source.FilterSet?.FirstOrDefault(entry => Equals(entry.Key.Key, Symbols.SessionFilter));
        if (filter?.Key.Key is null)
        {
            await loop.AskAsync(() => queue.Attach(receiver));
            return;
        }

        var wait = link.Settings.Properties?[Symbols.Timeout] is uint milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : DefaultSessionWait;
        var grant = await loop.AskAsync(() => queue.AcceptSession(receiver, filter.Value.Value as string, time.GetUtcNow().UtcDateTime + wait));
        var session = await grant;
        source.FilterSet![Symbols.SessionFilter] = session.Id;
        link.Settings.Properties = new Fields { [Symbols.LockedUntilUtc] = session.LockedUntil.Ticks };
    }
}
