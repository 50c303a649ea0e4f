using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Data.Messaging;

/// <summary>Which subscriptions a change concerns.</summary>
public sealed class DeliveryPlan(IOptions<MessagingOptions> options)
{
    /// <summary>Puts one delivery per subscription into the context.</summary>
    internal void Enqueue(PlatformDbContext db, LockedIncident incident, Instant at, string? traceParent)
    {
        foreach (var subscription in SubscriptionsOf(incident.Added, incident.Facts.Kind))
        {
            db.Deliveries.Add(new DeliveryRow
            {
                Id = Guid.CreateVersion7(),
                Subscription = subscription,
                OrganizationId = incident.Row.OrganizationId,
                RecordId = incident.Row.Id,
                FromSequence = incident.Added[0].Sequence,
                ToSequence = incident.Added[^1].Sequence,
                EnqueuedAt = at,
                AvailableAt = at,
                TraceParent = traceParent,
            });
        }
    }

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
    }

    private static bool Notifies(TimelineLine line) => line.Entry
        is TimelineEntry.Opened or TimelineEntry.Assigned or TimelineEntry.Escalated or TimelineEntry.Held or TimelineEntry.Resolved
        or TimelineEntry.Closed or TimelineEntry.Reopened or TimelineEntry.Cancelled or TimelineEntry.MajorDeclared
        or TimelineEntry.StatusPublished
        or TimelineEntry.RuleFired { IsSuperseded: false, IsAcknowledged: false }
        or TimelineEntry.ConditionMet { IsSuperseded: false, IsAcknowledged: false }
        || line is { Entry: TimelineEntry.Commented, Visibility: Visibility.Public };
}
