using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Escalation;
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

    /// <summary>The rules that watch over records; null for those of the SLA policy's version.</summary>
    public Guid? EscalationVersion { get; init; }

    /// <summary>Whether managers change the priority matrix while records are open.</summary>
    public bool ChangesLevels { get; init; }
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
        ChangesLevels = true,
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
            [
                Target(ClockMetric.Response, response * 60 * factor),
                Target(ClockMetric.Resolution, resolution * 60 * factor),
                .. HasUpdates(priority) ? [Target(ClockMetric.Update, resolution * 60 * factor / 8)] : Array.Empty<ClockTarget>(),
            ],
            PausingReasons,
            EscalationVersion is { } rules ? new EscalationPin(rules, calendar) : null);

        ClockTarget Target(ClockMetric metric, int seconds) => new(
            clocks.Where(clock => clock.Level == ClockLevel.Sla && clock.Metric == metric).MaxBy(clock => clock.Run)?.Id ?? Guid.NewGuid(),
            metric, PolicyVersion, calendar, seconds);
    }

    public static IReadOnlyList<HoldReason> PausingReasons { get; } = [HoldReason.AwaitingConsumer, HoldReason.Scheduled];

    /// <summary>Whether the next word is promised.</summary>
    public static bool HasUpdates(Priority priority) => priority is Priority.P1 or Priority.P2;

    /// <summary>What holders promise that a record has reached, or whose promise its priority has changed; the desk promises nothing.</summary>
    public IReadOnlyList<TimelineEntry.HolderPromised> Promises(Incident record)
    {
        var changed = HolderPromises.Changed(record, OlaPolicies);
        var isKnown = record.GroupId == Desk || record.Clocks.Any(clock => clock.HolderGroupId == record.GroupId);
        var (level, version) = record.GroupId == Field ? (ClockLevel.UnderpinningContract, ContractVersion) : (ClockLevel.Ola, OlaVersion);
        return !isKnown && HolderPromises.First(record, level, version, OlaPolicies[version], OfficeVersion, Guid.NewGuid) is { } first
            ? [.. changed, first]
            : changed;
    }

    /// <summary>What the groups in their own hands promise.</summary>
    public static readonly Guid OlaVersion = Id(42);
    private static readonly Guid ContractVersion = Id(43);

    /// <summary>What holders promise, by version.</summary>
    public static IReadOnlyDictionary<Guid, OlaPolicy> OlaPolicies { get; } = new Dictionary<Guid, OlaPolicy>
    {
        [OlaVersion] = new OlaPolicy(
        [
            .. Enum.GetValues<Priority>().SelectMany(priority => new[]
            {
                new OlaTarget(priority, ClockMetric.Response, 1_800 * ((int)priority + 1)),
                new OlaTarget(priority, ClockMetric.Resolution, 7_200 * ((int)priority + 1)),
            }),
        ]),
        [ContractVersion] = new OlaPolicy([new(Priority.P1, ClockMetric.Resolution, 3_600), new(Priority.P3, ClockMetric.Resolution, 14_400)]),
    };

    private static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
