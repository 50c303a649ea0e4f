using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Kpi;

/// <summary>An organization in which histories happen: groups, services, calendars, targets, and a group that is handed over for a while.</summary>
internal sealed class HistoryWorld
{
    public required Guid OrganizationId { get; init; }
    public required Guid Desk { get; init; }
    public required Guid Network { get; init; }
    public required Guid Applications { get; init; }
    public required Guid Field { get; init; }
    public required Guid General { get; init; }
    public required Guid Banking { get; init; }
    public required Guid OfficeVersion { get; init; }
    public required Guid AlwaysVersion { get; init; }
    public required Guid PolicyVersion { get; init; }
    public required Guid Provider { get; init; }
    public required Guid Consumer { get; init; }
    public required Guid Agent { get; init; }
    public required Instant HandedOverFrom { get; init; }
    public required Instant HandedOverUntil { get; init; }

    public IReadOnlyList<Guid> Groups => [Desk, Network, Applications, Field];

    public static CalendarDefinition Office { get; } = new(
        "Asia/Jakarta", [.. Enumerable.Repeat<IReadOnlyList<Opening>>([Opening.Parse("08:00", "17:00")], 5), [], []], []);

    public static CalendarDefinition Always { get; } = new(
        "Asia/Jakarta", [.. Enumerable.Repeat<IReadOnlyList<Opening>>([Opening.Parse("00:00", "24:00")], 7)], []);

    private static readonly BusinessCalendar OfficeCalendar = BusinessCalendar.Compile(Office);
    private static readonly BusinessCalendar AlwaysCalendar = BusinessCalendar.Compile(Always);

    public BusinessCalendar Lookup(Guid version) =>
        version == OfficeVersion ? OfficeCalendar : version == AlwaysVersion ? AlwaysCalendar : throw new KeyNotFoundException();

    public FactContext Context => new(
        Lookup, OfficeCalendar,
        new Dictionary<Guid, int> { [Desk] = 1, [Network] = 2, [Applications] = 3, [Field] = 2 },
        [new HandOver(Field, Provider, HandedOverFrom, HandedOverUntil)]);

    /// <summary>A world with fixed ids, for tests without a database.</summary>
    public static HistoryWorld Fixed { get; } = new()
    {
        OrganizationId = Id(1),
        Desk = Id(11),
        Network = Id(12),
        Applications = Id(13),
        Field = Id(14),
        General = Id(21),
        Banking = Id(22),
        OfficeVersion = Id(31),
        AlwaysVersion = Id(32),
        PolicyVersion = Id(41),
        Provider = Id(51),
        Consumer = Id(61),
        Agent = Id(62),
        HandedOverFrom = Instant.FromUtc(2026, 3, 10, 0, 0),
        HandedOverUntil = Instant.FromUtc(2026, 5, 1, 0, 0),
    };

    /// <summary>Targets by service and priority: banking is always open and strict.</summary>
    public ClockPlan Plan(Guid serviceId, Priority priority, IReadOnlyList<Clock> clocks)
    {
        var factor = serviceId == Banking ? 1 : 2;
        var (response, resolution) = priority switch
        {
            Priority.P1 => (15, 240),
            Priority.P2 => (30, 480),
            Priority.P3 => (120, 1_080),
            Priority.P4 => (240, 2_160),
            Priority.P5 => (540, 5_400),
        };
        var calendar = serviceId == Banking ? AlwaysVersion : OfficeVersion;
        return new ClockPlan(
            [Target(ClockMetric.Response, response * 60 * factor), Target(ClockMetric.Resolution, resolution * 60 * factor)],
            [HoldReason.AwaitingConsumer, HoldReason.Scheduled]);

        ClockTarget Target(ClockMetric metric, int seconds) => new(
            clocks.FirstOrDefault(clock => clock.Metric == metric)?.Id ?? Guid.NewGuid(), metric, PolicyVersion, calendar, seconds);
    }

    private static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
