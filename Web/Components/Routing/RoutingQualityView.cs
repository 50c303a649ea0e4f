using System.Globalization;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Web.Components.Charts;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace IncidentPlatform.Web.Components.Routing;

/// <summary>The quality page's figures and charts, in words and series.</summary>
/// <param name="quality">With a version that has metrics.</param>
/// <param name="chosen">The threshold to look at, 0..1; null for the one that reaches the target.</param>
public sealed class RoutingQualityView(RoutingQualityResponse quality, double? chosen, IStringLocalizer loc)
{
    /// <summary>Columns of the coverage curve: every fifth per cent.</summary>
    public const int Columns = 20;

    private const int Bands = 10;
    private const int ShownGroups = 3;

    public RoutingModelResponse Model => quality.Model!;

    public RoutingMetricsResponse Metrics => quality.Model!.Metrics!;

    public IReadOnlyList<RoutingDriftResponse> Drift => quality.Drift;

    public Instant? MeasuredAt => quality.MeasuredAt;

    /// <summary>The groups, the service desk last: it is half of the work, and hides the others.</summary>
    public IEnumerable<RoutingGroupMetricsResponse> Groups => Metrics.Groups.OrderBy(IsDesk).ThenByDescending(group => group.Support);

    public bool IsDesk(RoutingGroupMetricsResponse group) => group.GroupId == quality.DeskGroupId;

    // Reliability.
    public IReadOnlyList<string> BandLabels => [.. Enumerable.Range(0, Bands).Select(band => $"{band * 10}–{(band + 1) * 10}")];

    public IReadOnlyList<ChartSeries> Reliability =>
    [
        new(loc["ReliabilityRight"], [.. Enumerable.Range(0, Bands).Select(band => BandOf(band)?.Right * 100)]),
        new(loc["ReliabilityShown"], [.. Enumerable.Range(0, Bands).Select(band => BandOf(band)?.Confidence * 100)]),
    ];

    public string ReliabilitySpoken => loc["ReliabilitySpoken", Metrics.ExpectedCalibrationError.ToString("P1", CultureInfo.CurrentCulture)];

    // Coverage and precision.
    public double Chosen => chosen ?? Metrics.Curve.FirstOrDefault(point => point.Precision >= Metrics.TargetPrecision)?.Threshold ?? 1;

    public CoveragePointResponse? AtChosen => Metrics.Curve.LastOrDefault(point => point.Threshold <= Chosen + 1e-9);

    public int CoveredRecords => (int)Math.Round((AtChosen?.Coverage ?? 0) * Metrics.HeldOut);

    public int WrongRecords => (int)Math.Round((1 - (AtChosen?.Precision ?? 1)) * CoveredRecords);

    public IReadOnlyList<string> CurveLabels => [.. Enumerable.Range(0, Columns).Select(step => $"{step * 100 / Columns}")];

    public IReadOnlyList<ChartSeries> Curve =>
    [
        new(loc["CurvePrecision"], [.. Steps().Select(point => point?.Precision * 100)]),
        new(loc["CurveCoverage"], [.. Steps().Select(point => point?.Coverage * 100)]),
    ];

    public string CurveSpoken => AtChosen is { } point
        ? loc["CurveSpoken", Percent(Chosen * 100), Percent(point.Coverage * 100), Percent(point.Precision * 100)]
        : loc["CurveNone"];

    // Confusion.
    public IReadOnlyList<(Guid Id, string Name)> ConfusedRows => [.. Metrics.Confusions.DistinctBy(pair => pair.GroupId).Select(pair => (pair.GroupId, pair.Group ?? "–"))];

    public IReadOnlyList<(Guid Id, string Name)> ConfusedColumns => [.. Metrics.Confusions.DistinctBy(pair => pair.GuessedId).Select(pair => (pair.GuessedId, pair.Guessed ?? "–"))];

    public IReadOnlyList<IReadOnlyList<double>> Confused =>
    [
        .. ConfusedRows.Select(row => (IReadOnlyList<double>)
        [
            .. ConfusedColumns.Select(column => (double)(Metrics.Confusions.FirstOrDefault(pair => pair.GroupId == row.Id && pair.GuessedId == column.Id)?.Records ?? 0)),
        ]),
    ];

    public string ConfusedSpoken => Metrics.Confusions is [var worst, ..]
        ? loc["ConfusedSpoken", worst.Group ?? "–", worst.Guessed ?? "–", worst.Records]
        : loc["ConfusedNone"];

    // Drift.
    public IReadOnlyList<RoutingWeekResponse> Weeks => quality.Weeks;

    public IReadOnlyList<string> WeekLabels =>
        [.. Weeks.Select(week => loc["WeekShort", ISOWeek.GetWeekOfYear(week.Week.ToDateTimeUnspecified())].Value)];

    public IReadOnlyList<ChartSeries> Course =>
    [
        new(loc["DriftRight"], [.. Weeks.Select(week => (double?)week.Right / week.Records * 100)]),
        new(loc["DriftConfidence"], [.. Weeks.Select(week => week.Confidence * 100)]),
        new(loc["DriftUnknown"], [.. Weeks.Select(week => week.Words == 0 ? null : (double?)week.UnknownWords / week.Words * 100)]),
    ];

    public string CourseSpoken => Weeks is [.., var last]
        ? loc["DriftSpoken", Percent((double)last.Right / last.Records * 100), last.Records]
        : loc["DriftNone"];

    public IReadOnlyList<ChartSeries> Mix
    {
        get
        {
            var names = Metrics.Groups.ToDictionary(group => group.GroupId, group => group.Group ?? "–");
            var largest = Weeks.SelectMany(week => week.Groups).GroupBy(group => group.GroupId).OrderByDescending(group => group.Sum(one => one.Records))
                .Select(group => group.Key).Where(names.ContainsKey).Take(ShownGroups).ToArray();
            return
            [
                new(loc["MixOthers"], [.. Weeks.Select(week => ShareOf(week, group => !largest.Contains(group.GroupId)))]),
                .. largest.Select(id => new ChartSeries(names[id], [.. Weeks.Select(week => ShareOf(week, group => group.GroupId == id))])),
            ];
        }
    }

    /// <summary>What changed, in a sentence.</summary>
    public string Words(RoutingDriftResponse finding) => finding.Kind == Domain.Routing.RoutingDriftKind.ClassMix
        ? loc["DriftFoundClassMix", finding.Found.ToString("N2", CultureInfo.CurrentCulture)]
        : loc[$"DriftFound{finding.Kind}", Percent(finding.Expected * 100), Percent(finding.Found * 100)];

    /// <summary>A share of 0..1 that may be missing.</summary>
    public static string Share(double? share) => share?.ToString("P0", CultureInfo.CurrentCulture) ?? "–";

    /// <summary>A number of per cent.</summary>
    public static string Percent(double value) => (value / 100).ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>A count.</summary>
    public static string Whole(double value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static double? ShareOf(RoutingWeekResponse week, Func<RoutingGroupCountResponse, bool> isCounted) =>
        (double)week.Groups.Where(isCounted).Sum(group => group.Records) / week.Records * 100;

    private ConfidenceBandResponse? BandOf(int band) => Metrics.Bands.FirstOrDefault(one => (int)Math.Round(one.From * Bands) == band);

    private IEnumerable<CoveragePointResponse?> Steps() => Enumerable.Range(0, Columns)
        .Select(step => Metrics.Curve.FirstOrDefault(point => Math.Abs(point.Threshold - (double)step / Columns) < 1e-6));
}
