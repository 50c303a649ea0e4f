using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Webhooks;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Webhooks;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Data.Messaging;

/// <summary>Which subscriptions a change concerns.</summary>
public sealed class DeliveryPlan(WebhookListeners webhooks, IOptions<MessagingOptions> options)
{
    /// <summary>Puts one delivery per subscription into the context, and one per line for each webhook that is told of it.</summary>
    internal async Task EnqueueAsync(PlatformDbContext db, LockedIncident incident, Instant at, string? traceParent, CancellationToken cancel)
    {
        foreach (var subscription in SubscriptionsOf(incident.Added, incident.Facts.Kind))
            Add(subscription, incident.Added[0].Sequence, incident.Added[^1].Sequence);

        // Whatever carries the other subscriptions: a webhook is called from the queue, like mail is sent from it.
        var listeners = await webhooks.FindAsync(db, incident.Row.OrganizationId, cancel);
        foreach (var line in incident.Added)
        {
            foreach (var webhookId in ToldOf(line, listeners))
            {
                Add(Subscriptions.OfWebhook(webhookId), line.Sequence, line.Sequence);
                incident.TellsWebhooks = true;
            }
        }

        void Add(string subscription, int from, int to) => db.Deliveries.Add(new DeliveryRow
        {
            Id = Guid.CreateVersion7(),
            Subscription = subscription,
            OrganizationId = incident.Row.OrganizationId,
            RecordId = incident.Row.Id,
            FromSequence = from,
            ToSequence = to,
            EnqueuedAt = at,
            AvailableAt = at,
            TraceParent = traceParent,
        });
    }

    // A rule's call names its webhook, which need not listen to anything.
    private static IEnumerable<Guid> ToldOf(TimelineLine line, IReadOnlyList<WebhookListener> listeners) => line.Entry is TimelineEntry.WebhookCalled called
        ? [called.WebhookId]
        : listeners.Where(listener => WebhookEvents.As(listener.Id, listener.Events, line) is not null).Select(listener => listener.Id);

    /// <summary>The subscriptions to which some lines are delivered, by the transport in use.</summary>
    internal IEnumerable<string> SubscriptionsOf(IReadOnlyList<TimelineLine> added, IncidentKind kind) =>
        options.Value.Transport == MessageTransport.ServiceBus ? [Subscriptions.Relay] : Concerned(added, kind);

    /// <summary>The subscriptions that some lines concern.</summary>
    internal static IEnumerable<string> Concerned(IReadOnlyList<TimelineLine> lines, IncidentKind kind)
    {
        yield return Subscriptions.Facts;
        if (lines.Any(Notifies)) yield return Subscriptions.Notification;
        if (lines.Any(line => line.Entry is TimelineEntry.Opened) && kind is IncidentKind.Incident or IncidentKind.Question)
            yield return Subscriptions.Routing;
        if (lines.Any(line => line.Entry is TimelineEntry.Opened { ImportId: null, IsRestricted: false }) && kind is IncidentKind.Incident)
            yield return Subscriptions.Bursts;
    }

    private static bool Notifies(TimelineLine line) => line.Entry
        is TimelineEntry.Opened or TimelineEntry.Assigned or TimelineEntry.Escalated or TimelineEntry.Held or TimelineEntry.Resolved
        or TimelineEntry.Closed or TimelineEntry.Reopened or TimelineEntry.Cancelled or TimelineEntry.MajorProposed or TimelineEntry.MajorDeclared
        or TimelineEntry.StatusPublished
        or TimelineEntry.RuleFired { IsSuperseded: false, IsAcknowledged: false }
        or TimelineEntry.ConditionMet { IsSuperseded: false, IsAcknowledged: false }
        || line is { Entry: TimelineEntry.Commented, Visibility: Visibility.Public };
}
