namespace IncidentPlatform.Data.Messaging;

/// <summary>What carries changes to their subscriptions.</summary>
public enum MessageTransport
{
    /// <summary>The delivery queue in PostgreSQL.</summary>
    Queue,

    /// <summary>An Azure Service Bus topic with sessions, fed from the queue.</summary>
    ServiceBus,
}
