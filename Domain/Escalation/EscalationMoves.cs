using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>What people say to an escalation.</summary>
public static class EscalationMoves
{
    /// <summary>
    /// Somebody is on it: rules that ask for it, and their reminders, keep still until another group gets the record or it is
    /// reopened.
    /// </summary>
    /// <param name="incident">The record.</param>
    /// <param name="by">A member of the staff, or whoever was told and follows the link of the message.</param>
    public static Decision Acknowledge(Incident incident, Actor by)
    {
        if (!incident.IsOpen) return Refuse(incident, RefusalCodes.NotEditable);
        if (by.PersonId is null || !by.IsStaff) return Refuse(incident, RefusalCodes.NotAllowed);
        if (incident.Watch.AcknowledgedAt is not null) return Refuse(incident, RefusalCodes.NothingChanges);

        return new Decision.Accepted([new NewLine(new TimelineEntry.EscalationAcknowledged(), Visibility.Internal)]);
    }

    private static Decision.Refused Refuse(Incident incident, string code) => new(code, Lifecycle.MovesFrom(incident.State));
}
