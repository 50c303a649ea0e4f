using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Domain.Incidents;

/// <summary>The target that a line of the timeline gives to one clock, so that replaying the line gives the same clock.</summary>
/// <param name="ClockId">The clock's id, chosen when the record was opened.</param>
/// <param name="Metric">What the clock measures.</param>
/// <param name="PolicyVersionId">The policy version that the target comes from.</param>
/// <param name="CalendarVersionId">The calendar version in which business time is counted.</param>
/// <param name="TargetSeconds">Business seconds allowed; more than zero.</param>
public sealed record ClockTarget(Guid ClockId, ClockMetric Metric, Guid PolicyVersionId, Guid CalendarVersionId, int TargetSeconds);

/// <summary>The targets of a record's clocks and the hold reasons that pause them.</summary>
/// <param name="Targets">One per metric; empty where the policy gives none.</param>
/// <param name="PausingReasons">Hold reasons that pause every clock of the plan.</param>
/// <param name="Escalation">
/// Which rules watch over the record. Null in lines from before rules had versions of their own, and where a change of levels leaves
/// them as they are.
/// </param>
public sealed record ClockPlan(IReadOnlyList<ClockTarget> Targets, IReadOnlyList<HoldReason> PausingReasons, EscalationPin? Escalation = null)
{
    /// <summary>A plan without clocks.</summary>
    public static ClockPlan None { get; } = new([], []);

    /// <summary>The targets that a line of the timeline gives to clocks; whoever replays it needs their calendars.</summary>
    public static IReadOnlyList<ClockTarget> TargetsOf(TimelineEntry entry) => entry switch
    {
        TimelineEntry.Opened opened => opened.Clocks.Targets,
        TimelineEntry.Reclassified { Clocks: { } plan } => plan.Targets,
        TimelineEntry.Reprioritised { Clocks: { } plan } => plan.Targets,
        TimelineEntry.Imported { Clocks: { } plan } => plan.Targets,
        TimelineEntry.LevelsChanged changed => changed.Clocks.Targets,
        TimelineEntry.HolderPromised promised => promised.Targets,
        _ => [],
    };

    /// <summary>The calendar versions that a line names: of its targets, and of the rules that watch over the record from it on.</summary>
    public static IEnumerable<Guid> CalendarsOf(TimelineEntry entry)
    {
        var plan = entry switch
        {
            TimelineEntry.Opened opened => opened.Clocks,
            TimelineEntry.Reclassified reclassified => reclassified.Clocks,
            TimelineEntry.Reprioritised reprioritised => reprioritised.Clocks,
            TimelineEntry.Imported imported => imported.Clocks,
            TimelineEntry.LevelsChanged changed => changed.Clocks,
            _ => null,
        };
        return TargetsOf(entry).Select(target => target.CalendarVersionId).Concat(plan?.Escalation is { } pin ? [pin.CalendarVersionId] : []);
    }
}
