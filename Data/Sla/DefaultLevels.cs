using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Data.Sla;

/// <summary>The service levels with which an organization starts; a manager changes them to what was agreed.</summary>
public static class DefaultLevels
{
    private const int Minute = 60;
    private const int Hour = 3_600;

    /// <summary>Targets in business time, for the next word to the consumer where it is grave; waiting for the consumer and planned waits pause.</summary>
    public static SlaPolicy Policy { get; } = new(
        [
            .. Target(Priority.P1, 15 * Minute, 4 * Hour),
            new(null, Priority.P1, ClockMetric.Update, 30 * Minute),
            .. Target(Priority.P2, 30 * Minute, 8 * Hour),
            new(null, Priority.P2, ClockMetric.Update, 2 * Hour),
            .. Target(Priority.P3, 2 * Hour, 18 * Hour),
            .. Target(Priority.P4, 4 * Hour, 36 * Hour),
            .. Target(Priority.P5, 9 * Hour, 90 * Hour),
        ],
        [HoldReason.AwaitingConsumer, HoldReason.Scheduled]);

    /// <summary>
    /// Nearer people first, then up the line: at 50, 75, 90 and 100 % of the targets to respond and to resolve, and when a P1 is
    /// opened, a consumer waits for an answer, or a record is passed on a third time. Whoever owes the consumer a word is reminded
    /// once, and at all of it their line is told.
    /// </summary>
    public static EscalationPolicy Escalation()
    {
        ClockMetric[] metrics = [ClockMetric.Response, ClockMetric.Resolution];
        return new EscalationPolicy(
        [
            .. metrics.SelectMany(metric => new[]
            {
                Rule(new EscalationCondition.ClockShare(metric, 50), NotifyTarget.Assignee),
                Rule(new EscalationCondition.ClockShare(metric, 75), NotifyTarget.Assignee, NotifyTarget.GroupLead) with { StopsOnAcknowledge = true },
                Rule(new EscalationCondition.ClockShare(metric, 90), NotifyTarget.Group, NotifyTarget.GroupLead) with { StopsOnAcknowledge = true },
                Rule(new EscalationCondition.ClockShare(metric, 100), NotifyTarget.Assignee, NotifyTarget.GroupLead, NotifyTarget.IncidentManagers),
            }),
            Rule(new EscalationCondition.ClockShare(ClockMetric.Update, 75), NotifyTarget.Assignee),
            Rule(
                new EscalationCondition.ClockShare(ClockMetric.Update, 100),
                NotifyTarget.Assignee, NotifyTarget.GroupLead, NotifyTarget.IncidentManagers),
            Rule(new EscalationCondition.OpenedWith(Priority.P1), NotifyTarget.Group, NotifyTarget.IncidentManagers),
            Rule(new EscalationCondition.ConsumerWaiting(120), NotifyTarget.Assignee) with
            {
                Repeat = new EscalationRepeat(120, 2),
                StopsOnAcknowledge = true,
            },
            Rule(new EscalationCondition.Hops(3), NotifyTarget.GroupLead),
        ]);
    }

    private static IEnumerable<SlaTarget> Target(Priority priority, int response, int resolution) =>
    [
        new(null, priority, ClockMetric.Response, response),
        new(null, priority, ClockMetric.Resolution, resolution),
    ];

    private static EscalationRule Rule(EscalationCondition when, params NotifyTarget[] targets) =>
        new(Guid.CreateVersion7(), when, [.. targets.Select(target => new EscalationEffect.Notify(target))]);
}
