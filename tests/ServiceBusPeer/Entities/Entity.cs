namespace IncidentPlatform.ServiceBusPeer.Entities;

/// <summary>Something one can send to.</summary>
internal abstract class Entity
{
    /// <summary>Why this message is not taken; null when it is.</summary>
    public abstract string? Refusal(IncomingMessage message);

    /// <summary>Stores the message, or drops it as a duplicate.</summary>
    /// <returns>Its sequence number; 0 when dropped.</returns>
    public abstract long Accept(IncomingMessage message);

    public abstract void CancelScheduled(long sequenceNumber);

    /// <summary>Ends locks and waits that are over, makes scheduled messages visible.</summary>
    public abstract void Sweep();
}
