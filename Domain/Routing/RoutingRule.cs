using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Routing;

/// <summary>
/// Who gets a new record: a binding rule, else the group of an open major incident, else the classifier as far as it may, else the category's
/// rule, else the desk. Definition: docs/routing.md, "Who decides".
/// </summary>
public static class RoutingRule
{
    /// <summary>Whether nobody has decided yet, person or platform, and the kind is one that is routed.</summary>
    public static bool IsDue(Incident incident) =>
        incident is { State: IncidentState.New, IsRouted: false, IsTouchedByPerson: false, Kind: IncidentKind.Incident or IncidentKind.Question };

    /// <summary>What the platform does, in order.</summary>
    /// <param name="incident">A record for which <see cref="IsDue"/> holds.</param>
    /// <param name="policy">What the organization lets the classifier do.</param>
    /// <param name="evidence">What is known.</param>
    /// <remarks>
    /// In the shadow the guess is noted and the category routes, as if there were no classifier: measuring it must not change
    /// what happens. A guess that names the holding desk assigns it: the record stays there, and is no longer new.
    /// </remarks>
    public static IReadOnlyList<RoutingStep> Decide(Incident incident, RoutingPolicy policy, RoutingEvidence evidence)
    {
        if (Binds(incident, policy, evidence)) return [CategoryRule.Decide(incident, evidence.CategoryGroup, evidence.BindingNote, evidence.Major?.IncidentId)];
        if (evidence.Major is { } major && ToMajor(incident, major) is { } joined) return [joined];
        if (evidence.Answer is not { } answer) return [CategoryRule.Decide(incident, evidence.CategoryGroup, evidence.Note, evidence.Major?.IncidentId)];

        var mode = policy.ModeOf(answer.Group.Id, incident.Channel);
        if (mode == RoutingMode.Off) return [CategoryRule.Decide(incident, evidence.CategoryGroup)];
        if (mode == RoutingMode.Shadow)
        {
            var rule = CategoryRule.Decide(incident, evidence.CategoryGroup);
            var noted = ByClassifier(RoutingOutcome.Shadow, answer);
            return rule.Outcome == RoutingOutcome.KeptAtDesk ? [noted] : [noted, rule];
        }
        if (HoldOut.Draws(incident.Id, policy.HoldOutShare)) return [HeldOut(answer)];

        return mode == RoutingMode.Auto && answer.ReachesThreshold
            && IncidentMoves.Assign(incident, answer.Group, null, null, incident.GroupId, Actor.Classifier) is Decision.Accepted assigned
                ? [ByClassifier(RoutingOutcome.Assigned, answer, assigned.Lines)]
                : [ByClassifier(RoutingOutcome.Suggested, answer)];
    }

    /// <summary>The group that steps give the record; null when they give it to none.</summary>
    public static Guid? AssignedBy(IEnumerable<RoutingStep> steps) =>
        steps.SelectMany(step => step.Lines).Select(line => line.Entry).OfType<TimelineEntry.Assigned>().LastOrDefault()?.GroupId;

    /// <summary>The same steps, which say that nobody of the group that gets the record is on shift.</summary>
    /// <param name="steps">Steps that assign a group.</param>
    /// <param name="staffedAt">When somebody is next; null when that is not known.</param>
    public static IReadOnlyList<RoutingStep> SayUnstaffed(IReadOnlyList<RoutingStep> steps, Instant? staffedAt) =>
    [
        .. steps.Select(step => step.Lines.Any(line => line.Entry is TimelineEntry.Assigned)
            ? step with
            {
                Lines =
                [
                    .. step.Lines.Select(line => line.Entry is TimelineEntry.Routed routed
                        ? line with { Entry = routed with { IsUnstaffed = true, StaffedAt = staffedAt } }
                        : line),
                ],
            }
            : step),
    ];

    private static bool Binds(Incident incident, RoutingPolicy policy, RoutingEvidence evidence) =>
        evidence.CategoryGroup is not null && incident.CategoryId is { } category && policy.BindingCategories.Contains(category);

    private static RoutingStep? ToMajor(Incident incident, OpenMajor major) =>
        IncidentMoves.Assign(incident, major.Group, null, null, incident.GroupId, Actor.Rule) is not Decision.Accepted assigned
            ? null
            : new(
                Actor.Rule, RoutingOutcome.MajorAssigned,
                [
                    new NewLine(
                        new TimelineEntry.Routed(RoutingOutcome.MajorAssigned, major.Group.Id, null, null) { MajorId = major.IncidentId },
                        Visibility.Internal, major.Note),
                    .. assigned.Lines,
                ]);

    // Neither group nor confidence: whoever routes it must not know.
    private static RoutingStep HeldOut(RoutingAnswer answer) => new(
        Actor.Classifier, RoutingOutcome.HeldOut,
        [new NewLine(new TimelineEntry.Routed(RoutingOutcome.HeldOut, null, null, answer.ModelVersion), Visibility.Internal)]);

    private static RoutingStep ByClassifier(RoutingOutcome outcome, RoutingAnswer answer, params IReadOnlyList<NewLine> move) => new(
        Actor.Classifier, outcome,
        [
            new NewLine(new TimelineEntry.Routed(outcome, answer.Group.Id, answer.Confidence, answer.ModelVersion), Visibility.Internal),
            .. move,
        ]);
}
