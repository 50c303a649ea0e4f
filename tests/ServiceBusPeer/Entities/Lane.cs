using IncidentPlatform.ServiceBusPeer.Protocol;

namespace IncidentPlatform.ServiceBusPeer.Entities;

/// <summary>Messages of a queue that are delivered in order: those of one session, or without sessions all of them.</summary>
internal sealed class Lane(string id)
{
    public string Id => id;

    public SortedDictionary<long, StoredMessage> Ready { get; } = [];

    /// <summary>Who holds the session; null when it is free.</summary>
    public OutboundLink? Holder { get; set; }

    public DateTime LockedUntil { get; set; }

    public byte[]? State { get; set; }
}
