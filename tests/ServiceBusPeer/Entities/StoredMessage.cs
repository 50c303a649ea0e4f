namespace IncidentPlatform.ServiceBusPeer.Entities;

/// <summary>A message as it came in, with what the broker reads of it.</summary>
internal sealed record IncomingMessage(
    byte[] Encoded, string? MessageId, string? SessionId, DateTime? ScheduledAt, IReadOnlyDictionary<string, object?> ApplicationProperties);

/// <summary>A message in a queue, with its fate so far.</summary>
internal sealed class StoredMessage(long sequenceNumber, IncomingMessage content, DateTime enqueuedAt)
{
    public long SequenceNumber => sequenceNumber;

    public IncomingMessage Content => content;

    public DateTime EnqueuedAt => enqueuedAt;

    public DateTime? VisibleAt { get; set; }

    /// <summary>Earlier deliveries that were abandoned or ran into the end of their lock.</summary>
    public int FailedDeliveries { get; set; }

    /// <summary>Application properties set while settling, over those of the sender.</summary>
    public Dictionary<string, object?> Changed { get; } = [];

    public string? DeadLetterSource { get; set; }
}
