using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace IncidentPlatform.ServiceBusPeer.Protocol;

/// <summary>Request and response over a pair of links of one AMQP session, as <c>$cbs</c> and <c>$management</c> use them.</summary>
internal sealed class RequestNode(PeerLoop loop)
{
    private readonly Dictionary<(AmqpSession Session, string ReplyTo), SendingAmqpLink> replies = [];

    /// <summary>Takes one link of the pair; <paramref name="answer"/> runs on the loop for each request.</summary>
    public void Attach(AmqpLink link, Func<AmqpMessage, AmqpMessage> answer)
    {
        if (link is SendingAmqpLink reply)
        {
            var key = (reply.Session, ((Target)reply.Settings.Target).Address.ToString()!);
            loop.Post(() => replies[key] = reply);
            reply.Closed += (_, _) => loop.Post(() => replies.Remove(key));
            return;
        }
        var requests = (ReceivingAmqpLink)link;
        requests.RegisterMessageListener(request => loop.Post(() => Answer(requests, request, answer)));
    }

    private void Answer(ReceivingAmqpLink requests, AmqpMessage request, Func<AmqpMessage, AmqpMessage> answer)
    {
        var response = answer(request);
        response.Properties.CorrelationId = request.Properties.MessageId;
        BrokenLinks.Try(() => requests.DisposeMessage(request, AmqpConstants.AcceptedOutcome, settled: true, batchable: false));
        if (replies.TryGetValue((requests.Session, request.Properties.ReplyTo.ToString()!), out var reply) && !reply.IsClosing())
        {
            BrokenLinks.Try(() => reply.SendMessageNoWait(response, new ArraySegment<byte>(Guid.NewGuid().ToByteArray()), AmqpConstants.NullBinary));
        }
        request.Dispose();
    }
}
