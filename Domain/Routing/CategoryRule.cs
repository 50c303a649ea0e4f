using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Routing;

/// <summary>Routes without a classifier: to the group that the record's category names, else the service desk keeps it.</summary>
public static class CategoryRule
{
    /// <summary>What the category says.</summary>
    /// <param name="incident">A record for which <see cref="RoutingRule.IsDue"/> holds.</param>
    /// <param name="group">The group that its category names; null when it has none, or an inactive one.</param>
    /// <param name="note">Why the classifier did not decide, in words; null to say nothing.</param>
    /// <param name="majorId">The open major incident that it seems to be part of; null when there is none.</param>
    /// <remarks>A category of the service desk assigns the desk, which has the record already: no hop, but it is no longer new.</remarks>
    public static RoutingStep Decide(Incident incident, SupportGroupFacts? group, string? note = null, Guid? majorId = null) =>
        group is not null && IncidentMoves.Assign(incident, group, null, null, incident.GroupId, Actor.Rule) is Decision.Accepted assigned
            ? new(Actor.Rule, RoutingOutcome.RuleAssigned, [Routed(RoutingOutcome.RuleAssigned, group.Id, note, majorId), .. assigned.Lines])
            : new(Actor.Rule, RoutingOutcome.KeptAtDesk, [Routed(RoutingOutcome.KeptAtDesk, null, note, majorId)]);

    private static NewLine Routed(RoutingOutcome outcome, Guid? groupId, string? note, Guid? majorId) =>
        new(new TimelineEntry.Routed(outcome, groupId, Confidence: null, ModelVersion: null) { MajorId = majorId }, Visibility.Internal, note);
}
