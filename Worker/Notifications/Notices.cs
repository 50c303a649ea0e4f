using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>Which lines of a timeline are told to whom. Pure.</summary>
internal static class Notices
{
    private static readonly Audience Consumers = new Audience.Consumers();

    /// <summary>What a line asks to be told.</summary>
    /// <param name="line">The line. Consumers are told of public ones only.</param>
    /// <param name="isByStaff">Whether its writer answers for the organization, not for themself.</param>
    /// <param name="assigneeId">Who works on the record; null while nobody does.</param>
    /// <param name="rule">The rule of a line that says a rule fired; null for other lines.</param>
    public static IEnumerable<Notice> Of(TimelineLine line, bool isByStaff, Guid? assigneeId, EscalationRule? rule) => line switch
    {
        { Entry: TimelineEntry.Opened } => [new Notice(MessageKind.Received, new Audience.Askers(), ToActorToo: true)],
        { Entry: TimelineEntry.Commented, Visibility: Visibility.Internal } => [],
        { Entry: TimelineEntry.Commented } when isByStaff => [new Notice(MessageKind.PublicReply, Consumers)],
        { Entry: TimelineEntry.Commented } => ToAssignee(MessageKind.ConsumerReplied, assigneeId),
        { Entry: TimelineEntry.Held { Reason: HoldReason.AwaitingConsumer }, Visibility: Visibility.Public } =>
            [new Notice(MessageKind.AwaitingConsumer, Consumers)],
        { Entry: TimelineEntry.Resolved, Visibility: Visibility.Public } => [new Notice(MessageKind.Resolved, Consumers)],
        { Entry: TimelineEntry.Closed, Visibility: Visibility.Public } => [new Notice(MessageKind.Closed, Consumers)],
        { Entry: TimelineEntry.Cancelled, Visibility: Visibility.Public } => [new Notice(MessageKind.Cancelled, Consumers)],
        { Entry: TimelineEntry.Assigned assigned } => ToAssignee(MessageKind.AssignedToYou, assigned.AssigneeId),
        { Entry: TimelineEntry.Reopened } => [new Notice(MessageKind.Reopened, new Audience.Targets([NotifyTarget.Assignee]))],
        { Entry: TimelineEntry.MajorDeclared } =>
            [new Notice(MessageKind.MajorDeclared, new Audience.Targets(
                [NotifyTarget.Group, NotifyTarget.IncidentManagers, NotifyTarget.ServiceDeliveryManagers]))],
        { Entry: TimelineEntry.RuleFired { IsSuperseded: false } fired } when rule is not null => OfRule(fired, rule),
        _ => [],
    };

    private static IEnumerable<Notice> OfRule(TimelineEntry.RuleFired fired, EscalationRule rule)
    {
        var targets = rule.Effects.OfType<EscalationEffect.Notify>().Select(effect => effect.Target).Distinct().ToList();
        return targets.Count == 0 ? [] : [new Notice(KindOf(fired), new Audience.Targets(targets))];
    }

    private static MessageKind KindOf(TimelineEntry.RuleFired fired) => (fired.Metric, fired.Share >= 100) switch
    {
        (ClockMetric.Response, false) => MessageKind.ResponseNearing,
        (ClockMetric.Response, true) => MessageKind.ResponseBreached,
        (ClockMetric.Resolution, false) => MessageKind.ResolutionNearing,
        (ClockMetric.Resolution, true) => MessageKind.ResolutionBreached,
        (ClockMetric.Update, false) => MessageKind.UpdateNearing,
        (ClockMetric.Update, true) => MessageKind.UpdateBreached,
    };

    private static IEnumerable<Notice> ToAssignee(MessageKind kind, Guid? person) =>
        person is { } id ? [new Notice(kind, new Audience.Person(id))] : [];
}
