using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Data.Live;

/// <summary>Tells pages and loops of a change that is committed. Everything here may be lost: pages and loops also look by themselves.</summary>
public sealed class AfterCommit(LiveUpdates live, WakeUps wakeUps)
{
    /// <summary>Announces the lines that were added to a record.</summary>
    public void Announce(LockedIncident incident)
    {
        if (incident.Added.Count == 0) return;

        live.Publish(new LiveUpdate(
            incident.Row.OrganizationId,
            incident.Row.Id,
            incident.Facts.Version,
            [.. new[] { incident.Before.GroupId, incident.Facts.GroupId }.Distinct()],
            [.. new[] { incident.Facts.RequesterId, incident.Facts.AffectedUserId }.Distinct()],
            incident.Facts.AssigneeId,
            incident.Facts.IsRestricted || incident.Facts.Kind == IncidentKind.Complaint));
        wakeUps.Signal(
        [
            .. DeliveryPlan.Concerned(incident.Added, incident.Facts.Kind),
            Subscriptions.Relay,
            .. incident.TellsWebhooks ? [Subscriptions.Webhooks] : Array.Empty<string>(),
            .. HasNewTimers(incident) ? [WakeUps.Timers] : Array.Empty<string>(),
        ]);
    }

    // A shortened target, or a hop, may make rules due at once.
    private static bool HasNewTimers(LockedIncident incident) => !incident.IsNew
        && (incident.Before.Watch.Generation != incident.Facts.Watch.Generation || HasNewSchedule(incident));

    private static bool HasNewSchedule(LockedIncident incident) => incident.Facts.Clocks.Any(clock =>
        incident.Before.Clocks.FirstOrDefault(before => before.Id == clock.Id)?.Generation != clock.Generation);
}
