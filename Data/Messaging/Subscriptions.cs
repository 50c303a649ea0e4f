namespace IncidentPlatform.Data.Messaging;

/// <summary>Who is told of a change. Names are stored with deliveries and stay.</summary>
public static class Subscriptions
{
    /// <summary>Analytics decides the group of a new record. Latest: order does not matter.</summary>
    public const string Routing = "routing";

    /// <summary>Analytics looks whether a new record makes a burst of similar ones. Latest.</summary>
    public const string Bursts = "bursts";

    /// <summary>Worker writes the mails that a change asks for. Latest.</summary>
    public const string Notification = "notification";

    /// <summary>Analytics keeps the KPI facts. Latest.</summary>
    public const string Facts = "facts";

    /// <summary>Worker hands the change to Service Bus. Ordered by record.</summary>
    public const string Relay = "relay";

    /// <summary>Worker sends a mail that is written. Latest; the record is the message.</summary>
    public const string Mail = "mail";

    /// <summary>The hint that some webhook has work; each webhook is a subscription of its own, see <see cref="OfWebhook"/>.</summary>
    public const string Webhooks = "webhook";

    private const string WebhookPrefix = "webhook:";

    /// <summary>Every subscription that is not a webhook's.</summary>
    public static IReadOnlyList<string> All { get; } = [Routing, Bursts, Notification, Facts, Relay, Mail];

    /// <summary>Whether a row waits for earlier rows of the same record.</summary>
    public static bool IsOrdered(string subscription) => subscription is Relay || WebhookOf(subscription) is not null;

    /// <summary>The subscription of a webhook: Worker calls it. Ordered by record.</summary>
    public static string OfWebhook(Guid webhookId) => $"{WebhookPrefix}{webhookId:N}";

    /// <summary>The webhook whose subscription it is; null when it is none's.</summary>
    public static Guid? WebhookOf(string subscription) =>
        subscription.StartsWith(WebhookPrefix, StringComparison.Ordinal) && Guid.TryParseExact(subscription[WebhookPrefix.Length..], "N", out var id)
            ? id
            : null;

    /// <summary>The hint for whoever takes a subscription's deliveries.</summary>
    public static string HintOf(string subscription) => WebhookOf(subscription) is null ? subscription : Webhooks;
}
