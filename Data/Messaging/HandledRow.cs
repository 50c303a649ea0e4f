using NodaTime;

namespace IncidentPlatform.Data.Messaging;

/// <summary>A delivery that took effect through a transport that may bring it again.</summary>
public sealed class HandledRow
{
    public required string Subscription { get; init; }
    public required Guid DeliveryId { get; init; }
    public required Instant At { get; init; }
}
