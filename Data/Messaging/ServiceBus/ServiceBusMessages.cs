using System.Text.Json;
using Azure.Messaging.ServiceBus;
using NodaTime;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>Between deliveries and messages. A message holds ids only, as the row of the queue does.</summary>
internal static class ServiceBusMessages
{
    public const string Organization = "organization";

    // The client library reads the trace context of a message from here.
    private const string TraceContext = "Diagnostic-Id";

    private sealed record Body(Guid OrganizationId, Guid RecordId, int FromSequence, int ToSequence, DateTimeOffset EnqueuedAt);

    /// <summary>The message of a relayed row.</summary>
    /// <param name="subscriptions">Whom it concerns: each becomes a property with the value true, which the rule of the subscription asks for.</param>
    public static ServiceBusMessage Write(DeliveryRow row, IEnumerable<string> subscriptions)
    {
        var body = new Body(row.OrganizationId, row.RecordId, row.FromSequence, row.ToSequence, row.EnqueuedAt.ToDateTimeOffset());
        var message = new ServiceBusMessage(BinaryData.FromObjectAsJson(body, JsonSerializerOptions.Web))
        {
            // The row's id however often it is sent: the topic drops the second, and what it lets through takes effect once.
            MessageId = row.Id.ToString(),
            SessionId = row.RecordId.ToString(),
            ContentType = "application/json",
            ApplicationProperties = { [Organization] = row.OrganizationId.ToString() },
        };
        foreach (var subscription in subscriptions) message.ApplicationProperties[subscription] = true;
        if (row.TraceParent is { } trace) message.ApplicationProperties[TraceContext] = trace;
        return message;
    }

    /// <summary>Whether the message concerns the subscription, whatever rules it has.</summary>
    public static bool Concerns(ServiceBusReceivedMessage message, string subscription) =>
        message.ApplicationProperties.TryGetValue(subscription, out var value) && value is true;

    /// <summary>The delivery in a message; null when the message is not one of ours.</summary>
    public static Delivery? TryRead(ServiceBusReceivedMessage message, string subscription)
    {
        if (!Guid.TryParse(message.MessageId, out var id)) return null;
        try
        {
            return message.Body.ToObjectFromJson<Body>(JsonSerializerOptions.Web) is { } body && body.OrganizationId != Guid.Empty && body.RecordId != Guid.Empty
                ? new Delivery(id, subscription, body.OrganizationId, body.RecordId, body.FromSequence, body.ToSequence,
                    Instant.FromDateTimeOffset(body.EnqueuedAt), message.DeliveryCount,
                    message.ApplicationProperties.GetValueOrDefault(TraceContext) as string)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
