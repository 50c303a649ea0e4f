using IncidentPlatform.ServiceBusPeer.Entities;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;

namespace IncidentPlatform.ServiceBusPeer.Protocol;

/// <summary>A receiver's link: carries messages out as far as its credit allows and brings their settlement back.</summary>
internal sealed class OutboundLink
{
    private readonly SendingAmqpLink link;
    private readonly MessageQueue queue;
    private readonly PeerFaults faults;

    public OutboundLink(SendingAmqpLink link, MessageQueue queue, PeerLoop loop, PeerFaults faults)
    {
        (this.link, this.queue, this.faults) = (link, queue, faults);
        link.RegisterCreditListener((_, _, _) => loop.Post(queue.Pump));
        // Both are read now: the library goes on to change the delivery.
        link.RegisterDispositionListener(delivery =>
        {
            var (outcome, settled) = (delivery.State as Outcome, delivery.Settled);
            loop.Post(() => Settle(delivery, outcome, settled));
        });
        link.Closed += (_, _) => loop.Post(() => queue.Detach(this));
    }

    /// <summary>The session this link holds or held; null without sessions.</summary>
    public string? SessionId { get; set; }

    public bool IsClosing => link.IsClosing();

    /// <summary>Receive-and-delete: what is sent is gone.</summary>
    public bool SettlesOnSend => link.Settings.SettleType == SettleMode.SettleOnSend;

    /// <summary>False when the receiver has given no credit or is gone; then nothing was sent.</summary>
    public bool TrySend(StoredMessage message, Guid lockToken, DateTime lockedUntil)
    {
        if (link.State != AmqpObjectState.Opened || link.LinkCredit == 0) return false;

        var wire = MessageCodec.ForDelivery(message, SettlesOnSend ? null : lockedUntil);
        wire.DeliveryTag = new ArraySegment<byte>(lockToken.ToByteArray());
        return BrokenLinks.Try(() => link.TrySendDelivery(wire));
    }

    public void Close(AmqpSymbol condition, string description) => link.SafeClose(new AmqpException(condition, description));

    private void Settle(Delivery delivery, Outcome? outcome, bool settled)
    {
        if (outcome is null || SettlesOnSend || faults.TakeIgnoredSettlement()) return;

        var applied = queue.Settle(new Guid(delivery.DeliveryTag), Settlement.From(outcome));
        if (applied && faults.TakeLostSettlement())
        {
            link.Session.Connection.Abort();
            return;
        }
        if (settled || link.IsClosing()) return;

        var answer = applied
            // An error in the answer to a dead-lettering makes the client throw and try again.
            ? outcome is Rejected ? new Rejected() : outcome
            : Symbols.Reject(queue.LockLost, "The lock is lost.");
        BrokenLinks.Try(() => link.DisposeDelivery(delivery, settled: true, answer));
    }
}
