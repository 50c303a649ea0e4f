using IncidentPlatform.ServiceBusPeer.Entities;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace IncidentPlatform.ServiceBusPeer.Protocol;

/// <summary>Between frames and stored messages. A message is kept as its sender encoded it; what the broker adds is written at delivery.</summary>
internal static class MessageCodec
{
    /// <summary>The messages of one transfer: itself, or with the batch format one per data section.</summary>
    public static IReadOnlyList<IncomingMessage> Read(AmqpMessage transfer) =>
        transfer.MessageFormat == AmqpConstants.AmqpBatchedMessageFormat
            ? [.. transfer.DataBody.Select(data => Read(Bytes((ArraySegment<byte>)data.Value)))]
            : [Read(Bytes(transfer.ToStream()))];

    public static IncomingMessage Read(byte[] encoded)
    {
        var message = Decode(encoded);
        var scheduled = message.MessageAnnotations.Map[Symbols.ScheduledEnqueueTime] as DateTime?;
        var properties = new Dictionary<string, object?>();
        if (message.ApplicationProperties is { } application)
        {
            foreach (var (key, value) in application.Map) properties[key.Key.ToString()!] = value;
        }
        return new IncomingMessage(encoded, message.Properties?.MessageId?.ToString(), message.Properties?.GroupId, scheduled, properties);
    }

    /// <summary>The stored message with the broker's header and annotations, ready to be sent once.</summary>
    public static AmqpMessage ForDelivery(StoredMessage stored, DateTime? lockedUntil)
    {
        var message = Decode(stored.Content.Encoded);
        // The client adds one for this delivery; without the header reading its count throws.
        message.Header.DeliveryCount = (uint)stored.FailedDeliveries;

        var annotations = message.MessageAnnotations.Map;
        annotations[Symbols.SequenceNumber] = stored.SequenceNumber;
        annotations[Symbols.EnqueueSequenceNumber] = stored.SequenceNumber;
        annotations[Symbols.EnqueuedTime] = stored.EnqueuedAt;
        annotations[Symbols.MessageState] = stored.VisibleAt is null ? 0 : 2;
        if (lockedUntil is { } until) annotations[Symbols.LockedUntil] = until;
        if (stored.DeadLetterSource is { } source) annotations[Symbols.DeadLetterSource] = source;

        if (stored.Changed.Count > 0)
        {
            message.ApplicationProperties ??= new ApplicationProperties();
            foreach (var (key, value) in stored.Changed) message.ApplicationProperties.Map[key] = value;
        }
        return message;
    }

    public static byte[] Encode(AmqpMessage message) => [.. message.GetPayload().SelectMany(part => part)];

    private static AmqpMessage Decode(byte[] encoded)
    {
        var message = AmqpMessage.CreateAmqpStreamMessage(new BufferListStream([new ArraySegment<byte>(encoded)]));
        message.Deserialize(SectionFlag.All);
        return message;
    }

    private static byte[] Bytes(ArraySegment<byte> segment) => [.. segment];

    private static byte[] Bytes(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.Position = 0;
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
