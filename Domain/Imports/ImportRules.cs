using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Imports;

/// <summary>What a step of another system is to ours.</summary>
public static class ImportRules
{
    /// <summary>The line that takes a step over.</summary>
    /// <param name="incident">The record before it.</param>
    /// <param name="step">The step.</param>
    /// <param name="group">The support group; null for one that is not known.</param>
    /// <param name="unknownGroupId">The group that stands for those that are not known.</param>
    /// <param name="deskGroupId">The service desk, which has every record from the beginning without anybody's choice.</param>
    /// <param name="assigneeId">The person; null for none.</param>
    /// <param name="levels">Impact, urgency and priority from here on.</param>
    /// <param name="serviceId">The service.</param>
    /// <param name="categoryId">The category; null for none.</param>
    /// <param name="clocks">The clocks' new targets; null when they stay.</param>
    /// <remarks>
    /// A hop is what <see cref="IncidentMoves"/> calls one: a change from one group to another after a person accepted. Neither
    /// side may be the unknown group: a gap in the source is nobody's decision.
    /// </remarks>
    public static TimelineEntry.Imported LineOf(
        Incident incident, ImportedStep step, Guid? group, Guid unknownGroupId, Guid deskGroupId, Guid? assigneeId,
        (Impact Impact, Urgency Urgency, Priority Priority) levels, Guid serviceId, Guid? categoryId, ClockPlan? clocks)
    {
        var groupId = group ?? unknownGroupId;
        var isKnown = step.IsGroupOfThen && group is not null;
        var isWorkedOn = step.State is not (IncidentState.New or IncidentState.Assigned);
        return new TimelineEntry.Imported(
            step.Row, step.State, step.HoldReason, groupId,
            IsChosen: isKnown && (groupId != deskGroupId || isWorkedOn),
            IsHop: isKnown && incident.WasAccepted && groupId != incident.GroupId && incident.GroupId != unknownGroupId,
            assigneeId, levels.Impact, levels.Urgency, levels.Priority, serviceId, categoryId, step.Code, clocks);
    }
}
