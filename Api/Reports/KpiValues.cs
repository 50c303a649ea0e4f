using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Api.Reports;

/// <summary>Figures of one row, or of all, as the API shows them.</summary>
internal static class KpiValues
{
    private const int RiskBands = 5;
    private static readonly ClockMetric[] Metrics = [ClockMetric.Response, ClockMetric.Resolution, ClockMetric.Update];

    /// <summary>All rows together. A backlog of several instants is the last one's.</summary>
    public static KpiValuesResponse Total(KpiCohorts cohorts)
    {
        var last = cohorts.Backlog.Count == 0 ? 0 : cohorts.Backlog.Max(row => row.Instant);
        return Build(
            cohorts.Opened.FirstOrDefault(row => row.IsTotal), cohorts.Responded.FirstOrDefault(row => row.IsTotal),
            cohorts.Resolved.FirstOrDefault(row => row.IsTotal), cohorts.Closed.FirstOrDefault(row => row.IsTotal),
            cohorts.Attainment, [.. cohorts.Backlog.Where(row => row.Instant == last)], cohorts.Risk);
    }

    /// <summary>One row.</summary>
    public static KpiValuesResponse Of(KpiCohorts cohorts, string key) => Build(
        cohorts.Opened.FirstOrDefault(row => !row.IsTotal && row.Key == key), cohorts.Responded.FirstOrDefault(row => !row.IsTotal && row.Key == key),
        cohorts.Resolved.FirstOrDefault(row => !row.IsTotal && row.Key == key), cohorts.Closed.FirstOrDefault(row => !row.IsTotal && row.Key == key),
        [.. cohorts.Attainment.Where(row => row.Key == key)], [.. cohorts.Backlog.Where(row => row.Key == key)],
        cohorts.Risk.Count == 0 ? null : [.. cohorts.Risk.Where(row => row.Key == key)]);

    /// <summary>Durations from the database's figures, to the second.</summary>
    public static DurationFiguresResponse Durations(int count, double? mean, double? median, double? p90) =>
        new(count, Whole(mean), Whole(median), Whole(p90));

    /// <summary>Records by age bucket.</summary>
    public static IReadOnlyList<int> ByAge(IEnumerable<BacklogFigures> backlog)
    {
        var counts = new int[AgeBuckets.Count];
        foreach (var row in backlog) counts[row.Age] += row.Count;
        return counts;
    }

    /// <summary>Records by priority, P1 to P5.</summary>
    public static IReadOnlyList<int> ByPriority(IEnumerable<BacklogFigures> backlog)
    {
        var counts = new int[Enum.GetValues<Priority>().Length];
        foreach (var row in backlog) counts[(int)row.Priority] += row.Count;
        return counts;
    }

    /// <summary>Running clocks by share of target used.</summary>
    public static IReadOnlyList<int> ByBand(IEnumerable<RiskFigures> risk)
    {
        var counts = new int[RiskBands];
        foreach (var row in risk) counts[row.Band] += row.Count;
        return counts;
    }

    private static KpiValuesResponse Build(
        OpenedFigures? opened, RespondedFigures? responded, ResolvedFigures? resolved, ClosedFigures? closed,
        IReadOnlyList<AttainmentFigures> attainment, IReadOnlyList<BacklogFigures> backlog, IReadOnlyList<RiskFigures>? risk) => new()
        {
            Opened = opened?.Opened ?? 0,
            Resolved = resolved?.Resolved ?? 0,
            Closed = closed?.Closed ?? 0,
            CountedApart = new CountedApartResponse(
                opened?.Apart ?? 0, resolved?.Apart ?? 0, closed?.Apart ?? 0, attainment.Where(row => row.IsApart).Sum(row => row.Breached)),
            Backlog = new BacklogResponse(backlog.Sum(row => row.Count), ByAge(backlog), ByPriority(backlog)),
            Attainment = [.. Metrics.Select(metric => Attainment(metric, attainment))],
            BreachRisk = risk is null ? null : [.. Metrics.Select(metric => new BreachRiskResponse(metric, ByBand(risk.Where(row => row.Metric == metric))))],
            Acknowledge = Durations(responded?.Responded ?? 0, responded?.Mean, responded?.Median, responded?.P90),
            Resolve = Durations(resolved?.Resolved ?? 0, resolved?.Mean, resolved?.Median, resolved?.P90),
            ResolveElapsed = Durations(resolved?.Resolved ?? 0, resolved?.ElapsedMean, resolved?.ElapsedMedian, resolved?.ElapsedP90),
            FirstContact = ShareResponse.From(resolved?.FirstContact ?? 0, resolved?.Resolved ?? 0),
            Reopened = ShareResponse.From(resolved?.Reopened ?? 0, resolved?.Resolved ?? 0),
            Escalated = ShareResponse.From(opened?.Escalated ?? 0, opened?.Opened ?? 0),
            PingPong = ShareResponse.From(opened?.PingPong ?? 0, opened?.Opened ?? 0),
            AutoAssigned = ShareResponse.From(resolved?.AutoAssigned ?? 0, resolved?.Eligible ?? 0),
            Precision = ShareResponse.From(resolved?.Precise ?? 0, resolved?.AutoAssigned ?? 0),
            FirstAssignmentRight = ShareResponse.From(resolved?.FirstRight ?? 0, resolved?.FirstAssigned ?? 0),
            Satisfaction = new SatisfactionResponse(closed?.MeanRating, ShareResponse.From(closed?.Rated ?? 0, closed?.Closed ?? 0)),
        };

    private static AttainmentResponse Attainment(ClockMetric metric, IEnumerable<AttainmentFigures> figures)
    {
        var counted = figures.Where(row => row.Metric == metric && !row.IsApart).ToList();
        var share = ShareResponse.From(counted.Sum(row => row.Met), counted.Sum(row => row.Met + row.Breached));
        var excused = counted.Sum(row => row.Excused);
        return new AttainmentResponse(
            metric, share.Count, share.Of - share.Count, share.Share, excused, ShareResponse.From(share.Count, share.Of - excused).Share);
    }

    private static long? Whole(double? seconds) => seconds is { } value ? (long)Math.Round(value, MidpointRounding.AwayFromZero) : null;
}
