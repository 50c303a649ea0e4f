using IncidentPlatform.ServiceBusPeer.Entities;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace IncidentPlatform.ServiceBusPeer.Protocol;

/// <summary>A sender's link to a queue or topic: stores what arrives and answers it, unless a fault says otherwise.</summary>
internal sealed class InboundLink
{
    private readonly ReceivingAmqpLink link;
    private readonly Entity entity;
    private readonly PeerFaults faults;

    public InboundLink(ReceivingAmqpLink link, Entity entity, PeerLoop loop, PeerFaults faults)
    {
        (this.link, this.entity, this.faults) = (link, entity, faults);
        link.RegisterMessageListener(transfer => loop.Post(() => Accept(transfer)));
    }

    private void Accept(AmqpMessage transfer)
    {
        var outcome = Store(transfer);
        if (outcome is Accepted && faults.TakeLostSend())
        {
            link.Session.Connection.Abort();
            return;
        }
        BrokenLinks.Try(() => link.DisposeMessage(transfer, outcome, settled: true, batchable: false));
        transfer.Dispose();
    }

    private Outcome Store(AmqpMessage transfer)
    {
        if (faults.TakeRefusedSend(out var condition)) return Symbols.Reject(condition, "Refused by the test.");

        var messages = MessageCodec.Read(transfer);
        if (messages.Select(entity.Refusal).FirstOrDefault(refusal => refusal is not null) is { } reason)
        {
            return Symbols.Reject(AmqpErrorCode.NotAllowed, reason);
        }
        foreach (var message in messages) entity.Accept(message);
        return AmqpConstants.AcceptedOutcome;
    }
}
