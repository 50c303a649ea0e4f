namespace IncidentPlatform.ServiceBusPeer;

/// <summary>How a queue or a subscription of the peer behaves; the defaults are those of the service, but for a shorter lock.</summary>
public sealed record EntityOptions
{
    public bool RequiresSession { get; init; }

    /// <summary>How long a message, or with sessions the session, stays locked without renewal.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Deliveries after which a message that is still not settled moves to the dead-letter queue.</summary>
    public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>For how long a second message with the same MessageId is accepted and dropped; null: duplicates are kept.</summary>
    public TimeSpan? DuplicateWindow { get; init; }
}
