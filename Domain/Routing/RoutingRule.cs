using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Routing;

/// <summary>What becomes of the classifier's guess. Definition: docs/decisions/routing-model.md.</summary>
public static class RoutingRule
{
    /// <summary>Whether nobody has decided yet, person or platform, and the kind is one that is routed.</summary>
    public static bool IsDue(Incident incident) =>
        incident is { State: IncidentState.New, IsRouted: false, IsTouchedByPerson: false, Kind: IncidentKind.Incident or IncidentKind.Question };

    /// <summary>What the platform does, in order.</summary>
    /// <param name="incident">A record for which <see cref="IsDue"/> holds.</param>
    /// <param name="mode">What the organization lets the classifier do.</param>
    /// <param name="answer">The guess; null when there is none.</param>
    /// <param name="categoryGroup">The group that the record's category names; null when none.</param>
    /// <param name="note">Why there is no guess, in words; null with one.</param>
    /// <remarks>
    /// In the shadow the guess is noted and the category routes, as if there were no classifier: measuring it must not change
    /// what happens. A guess that names the holding desk assigns it: the record stays there, and is no longer new.
    /// </remarks>
    public static IReadOnlyList<RoutingStep> Decide(
        Incident incident, RoutingMode mode, RoutingAnswer? answer, SupportGroupFacts? categoryGroup, string? note)
    {
        if (answer is null || mode == RoutingMode.Off) return [CategoryRule.Decide(incident, categoryGroup, note)];
        if (mode == RoutingMode.Shadow)
        {
            var rule = CategoryRule.Decide(incident, categoryGroup);
            var noted = ByClassifier(RoutingOutcome.Shadow, answer);
            return rule.Outcome == RoutingOutcome.KeptAtDesk ? [noted] : [noted, rule];
        }

        return mode == RoutingMode.Auto && answer.ReachesThreshold
            && IncidentMoves.Assign(incident, answer.Group, null, null, incident.GroupId, Actor.Classifier) is Decision.Accepted assigned
                ? [ByClassifier(RoutingOutcome.Assigned, answer, assigned.Lines)]
                : [ByClassifier(RoutingOutcome.Suggested, answer)];
    }

    private static RoutingStep ByClassifier(RoutingOutcome outcome, RoutingAnswer answer, params IReadOnlyList<NewLine> move) => new(
        Actor.Classifier, outcome,
        [
            new NewLine(new TimelineEntry.Routed(outcome, answer.Group.Id, answer.Confidence, answer.ModelVersion), Visibility.Internal),
            .. move,
        ]);
}
