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
    /// <param name="fired">What a line says that a rule fired; null for other lines, and for a rule that told nobody.</param>
    public static IEnumerable<Notice> Of(TimelineLine line, bool isByStaff, Guid? assigneeId, FiredRule? fired) => line switch
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
        { Entry: TimelineEntry.Reopened } => [new Notice(MessageKind.Reopened, new Audience.Targets(NotifyTarget.Assignee))],
        { Entry: TimelineEntry.MajorProposed } => [new Notice(MessageKind.MajorProposed, new Audience.Targets(NotifyTarget.IncidentManagers))],
        { Entry: TimelineEntry.MajorDeclared } =>
            [new Notice(MessageKind.MajorDeclared, new Audience.Targets(
                NotifyTarget.Group, NotifyTarget.IncidentManagers, NotifyTarget.ServiceDeliveryManagers))],
        _ when fired is not null => OfRule(fired),
        _ => [],
    };

    private static IEnumerable<Notice> OfRule(FiredRule fired)
    {
        var targets = fired.Rule.Effects.OfType<EscalationEffect.Notify>().Distinct().ToList();
        return targets.Count == 0 ? [] : [new Notice(KindOf(fired.Rule.When), new Audience.Targets(targets, fired.Repetition))];
    }

    private static MessageKind KindOf(EscalationCondition when) => when switch
    {
        EscalationCondition.ClockShare(ClockMetric.Response, < 100) => MessageKind.ResponseNearing,
        EscalationCondition.ClockShare(ClockMetric.Response, _) => MessageKind.ResponseBreached,
        EscalationCondition.ClockShare(ClockMetric.Resolution, < 100) => MessageKind.ResolutionNearing,
        EscalationCondition.ClockShare(ClockMetric.Resolution, _) => MessageKind.ResolutionBreached,
        EscalationCondition.ClockShare(ClockMetric.Update, < 100) => MessageKind.UpdateNearing,
        EscalationCondition.ClockShare(ClockMetric.Update, _) => MessageKind.UpdateBreached,
        EscalationCondition.InState => MessageKind.LongInState,
        EscalationCondition.ConsumerWaiting => MessageKind.ConsumerWaits,
        EscalationCondition.Hops => MessageKind.PassedOn,
        EscalationCondition.OpenedWith => MessageKind.OpenedUrgent,
        _ => throw new InvalidOperationException($"A condition of type {when.GetType().Name} is not known."),
    };

    private static IEnumerable<Notice> ToAssignee(MessageKind kind, Guid? person) =>
        person is { } id ? [new Notice(kind, new Audience.Person(id))] : [];
}
