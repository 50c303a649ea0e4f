using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Incidents;

/// <content>What another system recorded. Any state may follow any other: the clocks are moved by the verbs that lead there.</content>
public static partial class IncidentHistory
{
    private static Incident TakeOver(Incident incident, TimelineEntry.Imported imported, Instant at, CalendarLookup calendars)
    {
        var known = Rebase(
            incident with
            {
                Impact = imported.Impact,
                Urgency = imported.Urgency,
                Priority = imported.Priority,
                ServiceId = imported.ServiceId,
                CategoryId = imported.CategoryId,
                GroupId = imported.GroupId,
                AssigneeId = imported.AssigneeId,
                HolderGroupIds = WithHolder(incident, imported.GroupId),
                FirstAssignedGroupId = incident.FirstAssignedGroupId ?? (imported.IsChosen ? imported.GroupId : null),
                Hops = incident.Hops + (imported.IsHop ? 1 : 0),
            },
            imported.Clocks, at, calendars);
        return imported.State switch
        {
            IncidentState.New or IncidentState.Assigned =>
                LeaveHold(Unfinished(known, at, calendars), at, calendars) with { State = imported.State },
            IncidentState.InProgress => Respond(
                LeaveHold(Unfinished(known, at, calendars), at, calendars) with { State = IncidentState.InProgress, WasAccepted = true },
                imported.GroupId, at, calendars),
            IncidentState.OnHold => Hold(
                Unfinished(known, at, calendars),
                new TimelineEntry.Held(imported.HoldReason ?? throw new ArgumentException("A hold has a reason.", nameof(imported)), null),
                at, calendars),
            IncidentState.Resolved => Resolved(known, imported, at, calendars) with { State = IncidentState.Resolved, ClosedAt = null },
            IncidentState.Closed => Resolved(known, imported, at, calendars) with
            {
                State = IncidentState.Closed,
                ClosedAt = incident.State == IncidentState.Closed ? incident.ClosedAt : at,
            },
            IncidentState.Cancelled => LeaveHold(known, at, calendars) with
            {
                State = IncidentState.Cancelled,
                ClosedAt = incident.State == IncidentState.Cancelled ? incident.ClosedAt : at,
                Clocks = IncidentClocks.Cancel(known, at, calendars),
            },
        };
    }

    // Work begins again: after a resolution that is a reopening; a withdrawal that is taken back leaves the clocks as they ended.
    private static Incident Unfinished(Incident incident, Instant at, CalendarLookup calendars) => incident.State switch
    {
        IncidentState.Resolved or IncidentState.Closed => Reopen(incident, at, calendars) with { ClosedAt = null },
        IncidentState.Cancelled => incident with { ClosedAt = null },
        _ => incident,
    };

    // Only what was open enters Resolved; a line that finds it resolved or closed changes nothing about when and how.
    private static Incident Resolved(Incident incident, TimelineEntry.Imported imported, Instant at, CalendarLookup calendars)
    {
        if (incident.ResolvedAt is not null) return incident;

        // Stopped while paused, as a live resolution does: a hold before it counts as a hold.
        return Respond(
            incident with
            {
                HoldReason = null,
                HoldUntil = null,
                StateBeforeHold = null,
                ResolvedAt = at,
                ResolutionCode = imported.Code ?? ResolutionCodes.For(incident.Kind)[0],
            },
            imported.GroupId, at, calendars) with
        {
            Clocks = IncidentClocks.Stop(incident, at, calendars),
        };
    }
}
