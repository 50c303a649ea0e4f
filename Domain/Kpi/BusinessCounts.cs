using System.Globalization;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>
/// What one record adds to the figures that operators watch. Whoever changes a record's facts adds the difference between
/// after and before to counters in the same transaction, so that nobody ever has to count what is open.
/// </summary>
public static class BusinessCounts
{
    /// <summary>Running clocks by metric and band.</summary>
    public const string OpenClocks = "open_clocks";

    /// <summary>Open records by priority.</summary>
    public const string OpenIncidents = "open_incidents";

    /// <summary>Records opened by priority, ever.</summary>
    public const string Opened = "opened";

    /// <summary>Resolutions by priority, ever.</summary>
    public const string Resolved = "resolved";

    /// <summary>Clocks met by metric, ever.</summary>
    public const string SlaMet = "sla_met";

    /// <summary>Clocks breached by metric, ever.</summary>
    public const string SlaBreached = "sla_breached";

    /// <summary>Routing decisions by outcome, ever.</summary>
    public const string RoutingDecisions = "routing_decisions";

    /// <summary>Business seconds to the response, summed by day.</summary>
    public const string ResponseSeconds = "response_seconds";

    /// <summary>Responses by day.</summary>
    public const string Responses = "responses";

    /// <summary>Business seconds to the resolution, summed by day.</summary>
    public const string ResolutionSeconds = "resolution_seconds";

    /// <summary>Resolutions by day.</summary>
    public const string Resolutions = "resolutions";

    /// <summary>Names of counters that tell what happened and never fall, also when a resolution is taken back later.</summary>
    public static IReadOnlySet<string> OnlyRising { get; } =
        new HashSet<string> { Opened, Resolved, SlaMet, SlaBreached, RoutingDecisions };

    /// <summary>What a record adds. Kind Incident only, except routing decisions; records counted apart are in no mean.</summary>
    /// <param name="facts">The record's facts; null before it has any.</param>
    public static IReadOnlyDictionary<BusinessCount, long> Of(CountedFacts? facts)
    {
        var counts = new Dictionary<BusinessCount, long>();
        if (facts is null) return counts;

        if (facts.RoutingOutcome is { } outcome) Add(counts, RoutingDecisions, outcome.ToString());
        if (facts.Kind != IncidentKind.Incident) return counts;

        Add(counts, Opened, facts.OpenedPriority.ToString());
        if (facts.IsOpen)
        {
            Add(counts, OpenIncidents, facts.Priority.ToString());
            foreach (var clock in facts.Clocks.Where(clock => clock.State == ClockState.Running))
                Add(counts, OpenClocks, clock.Metric.ToString(), clock.Band.ToString(CultureInfo.InvariantCulture));
        }
        if (facts.IsCountedApart) return counts;

        foreach (var clock in facts.Clocks)
        {
            if (clock.Outcome == ClockOutcome.Met) Add(counts, SlaMet, clock.Metric.ToString());
            if (clock.Outcome == ClockOutcome.Breached) Add(counts, SlaBreached, clock.Metric.ToString());
        }
        AddMean(counts, Responses, ResponseSeconds, facts.RespondedAt, facts.ResponseSeconds);
        AddMean(counts, Resolutions, ResolutionSeconds, facts.ResolvedAt, facts.ResolutionSeconds);
        if (facts is { ResolvedAt: not null, ResolvedPriority: { } priority }) Add(counts, Resolved, priority.ToString());
        return counts;
    }

    /// <summary>What to add to the counters when a record's facts change.</summary>
    /// <returns>No zeros; nothing negative for what only rises.</returns>
    public static IReadOnlyDictionary<BusinessCount, long> Difference(CountedFacts? before, CountedFacts? after)
    {
        var difference = new Dictionary<BusinessCount, long>(Of(after));
        foreach (var (count, value) in Of(before)) difference[count] = difference.GetValueOrDefault(count) - value;
        return difference
            .Where(pair => pair.Value > 0 || (pair.Value < 0 && !OnlyRising.Contains(pair.Key.Name)))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    /// <summary>The day of an instant as counters name it: whole days since 1970-01-01 in UTC.</summary>
    public static int DayOf(Instant at) => (int)Math.Floor(at.ToUnixTimeSeconds() / (double)NodaConstants.SecondsPerDay);

    private static void AddMean(Dictionary<BusinessCount, long> counts, string number, string sum, Instant? at, long? seconds)
    {
        if (at is not { } instant || seconds is not { } value) return;

        Add(counts, number, day: DayOf(instant));
        Add(counts, sum, day: DayOf(instant), value: value);
    }

    private static void Add(
        Dictionary<BusinessCount, long> counts, string name, string label = "", string sublabel = "", int day = 0, long value = 1)
    {
        var count = new BusinessCount(name, label, sublabel, day);
        counts[count] = counts.GetValueOrDefault(count) + value;
    }
}
