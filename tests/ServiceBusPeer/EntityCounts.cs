namespace IncidentPlatform.ServiceBusPeer;

/// <summary>What a queue or subscription holds at one moment.</summary>
/// <param name="Ready">Waiting for a receiver.</param>
/// <param name="Locked">Delivered, not settled.</param>
/// <param name="Scheduled">Not yet visible.</param>
/// <param name="DeadLettered">In its dead-letter queue.</param>
public sealed record EntityCounts(int Ready, int Locked, int Scheduled, int DeadLettered)
{
    public static readonly EntityCounts None = new(0, 0, 0, 0);
}
