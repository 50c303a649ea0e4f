using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Data.Demo;

/// <summary>Calendars and targets of the demo beyond those of every new organization.</summary>
internal static class DemoLevels
{
    public const string Zone = "Asia/Jakarta";

    private static readonly Dictionary<Priority, int> CriticalResponse = new() { [Priority.P1] = 10 * 60, [Priority.P2] = 20 * 60 };

    /// <summary>Always open.</summary>
    public static CalendarDefinition AroundTheClock { get; } = new(Zone, [.. Enumerable.Repeat(Day("00:00", "24:00"), 7)], []);

    /// <summary>When the office of eight to five is closed.</summary>
    public static CalendarDefinition OutOfHours { get; } = new(
        Zone,
        [
            .. Enumerable.Repeat<IReadOnlyList<Opening>>([.. Day("00:00", "08:00"), .. Day("17:00", "24:00")], 5),
            .. Enumerable.Repeat(Day("00:00", "24:00"), 2),
        ],
        []);

    /// <summary>The office of eight to five, seven lists from Monday.</summary>
    public static IReadOnlyList<IReadOnlyList<Opening>> InHours { get; } = [.. Enumerable.Repeat(Day("08:00", "17:00"), 5), [], []];

    /// <summary>Services around the clock answer sooner when it is grave.</summary>
    public static SlaPolicy Critical { get; } = DefaultLevels.Policy with
    {
        Targets =
        [
            .. DefaultLevels.Policy.Targets.Select(target =>
                target.Metric == ClockMetric.Response && CriticalResponse.TryGetValue(target.Priority, out var seconds)
                    ? target with { Seconds = seconds }
                    : target),
        ],
    };

    /// <summary>Services around the clock remind whoever is responsible until somebody is on it, one level up each time.</summary>
    public static EscalationPolicy CriticalEscalation() => new(
    [
        .. DefaultLevels.Escalation().Rules,
        new(
            Guid.CreateVersion7(), new EscalationCondition.InState(IncidentState.Assigned, 30),
            [new EscalationEffect.Notify(NotifyTarget.UpTheLine)], new EscalationRepeat(30, 3), StopsOnAcknowledge: true),
    ]);

    private static IReadOnlyList<Opening> Day(string from, string to) => [Opening.Parse(from, to)];
}
