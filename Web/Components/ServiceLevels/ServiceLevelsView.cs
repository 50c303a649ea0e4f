using System.Globalization;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Web.Components.Charts;
using IncidentPlatform.Web.Language;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.ServiceLevels;

/// <summary>The dashboard's figures and charts, in words and series.</summary>
public sealed class ServiceLevelsView(ServiceLevelsResponse report, IStringLocalizer loc)
{
    private const string Minus = "\u2212";

    private MonthFiguresResponse? Now => report.Months is [.., var last] ? last : null;
    private MonthFiguresResponse? Before => report.Months is [.., var before, _] ? before : null;

    public IReadOnlyList<FigureCard> Cards =>
    [
        AttainmentCard("FigureResolution", month => (month.ResolutionMet, month.ResolutionBreached, month.ResolutionExcused)),
        AttainmentCard("FigureResponse", month => (month.ResponseMet, month.ResponseBreached, month.ResponseExcused)),
        DurationCard("FigureResolve", month => month.Resolve),
        DurationCard("FigureAcknowledge", month => month.Acknowledge),
        BacklogCard(),
        ShareCard("FigureRouting", month => Share(month.RoutingAssigned, month.RoutingEligible)),
    ];

    public IReadOnlyList<string> MonthLabels => [.. report.Months.Select(month => month.Month.ToString("MMM", CultureInfo.CurrentCulture))];

    public IReadOnlyList<ChartSeries> Attainment =>
        [.. report.AttainmentByPriority.Select(line => new ChartSeries(line.Priority.ToString(), [.. line.Shares.Select(share => share * 100)]))];

    public double? Goal => report.AttainmentGoal * 100;

    public string AttainmentSpoken => string.Join(" ", Attainment.Select(line =>
        line.Last is { } last ? loc["AttainmentSpoken", line.Name, Percent(last)].Value : loc["AttainmentSpokenNone", line.Name].Value));

    public IReadOnlyList<string> WeekLabels =>
        [.. report.Backlog.Select(week => loc["WeekShort", ISOWeek.GetWeekOfYear(week.Week.ToDateTimeUnspecified())].Value)];

    public IReadOnlyList<ChartSeries> Backlog =>
    [
        Layer("AgeUpToOneDay", week => week.UpToOneDay), Layer("AgeUpToThreeDays", week => week.UpToThreeDays),
        Layer("AgeUpToSevenDays", week => week.UpToSevenDays), Layer("AgeUpToFourteenDays", week => week.UpToFourteenDays),
        Layer("AgeOlder", week => week.Older),
    ];

    public string BacklogSpoken => report.Backlog is [.., var last]
        ? loc["BacklogSpoken", last.UpToOneDay + last.UpToThreeDays + last.UpToSevenDays + last.UpToFourteenDays + last.Older, last.Older]
        : loc["NothingMeasured"];

    public static IReadOnlyList<string> HourLabels { get; } = [.. Enumerable.Range(0, 24).Select(hour => hour.ToString("00", CultureInfo.InvariantCulture))];

    /// <summary>From Monday, in the reader's language.</summary>
    public static IReadOnlyList<string> DayLabels =>
        [.. Enumerable.Range(1, 7).Select(day => CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedDayNames[day % 7])];

    public IReadOnlyList<IReadOnlyList<double>> OpenedByHour =>
        [.. report.OpenedByHour.Select(day => (IReadOnlyList<double>)[.. day.Select(count => (double)count)])];

    public string OpenedSpoken
    {
        get
        {
            var most = (Day: 0, Hour: 0, Count: 0);
            for (var day = 0; day < report.OpenedByHour.Count; day++)
            {
                for (var hour = 0; hour < report.OpenedByHour[day].Count; hour++)
                {
                    if (report.OpenedByHour[day][hour] > most.Count) most = (day, hour, report.OpenedByHour[day][hour]);
                }
            }

            return most.Count == 0 ? loc["NothingMeasured"] : loc["OpenedSpoken", DayLabels[most.Day], HourLabels[most.Hour], most.Count];
        }
    }

    /// <summary>Running clocks by share of target used; the last two ask somebody to act.</summary>
    public IReadOnlyList<(string Label, int Count, string Tone)> BreachRisk =>
        [.. report.BreachRisk.Select((count, band) => (loc[$"Risk{band}"].Value, count, band switch { >= 3 => "act", >= 1 => "watch", _ => "good" }))];

    public IReadOnlyList<(string Label, int Count, string Tone)> OpenByPriority =>
        [.. report.OpenByPriority.Select((count, index) => ($"P{index + 1}", count, index == 0 ? "act" : "accent"))];

    /// <summary>Whose time the month's resolved incidents took.</summary>
    public IReadOnlyList<HolderFiguresResponse> Holders => report.Holders;

    /// <summary>A holder's part of the breach time of all, 0..1.</summary>
    public double BreachShare(HolderFiguresResponse holder)
    {
        var all = report.Holders.Sum(other => other.BreachSeconds);
        return all == 0 ? 0 : (double)holder.BreachSeconds / all;
    }

    public static string Percent(double value) => value.ToString("0.#", CultureInfo.CurrentCulture);

    public static string Whole(double value) => value.ToString("N0", CultureInfo.CurrentCulture);

    // Excused breaches stay in the figure; beside it stands what it is without them.
    private FigureCard AttainmentCard(string key, Func<MonthFiguresResponse, (int Met, int Breached, int Excused)> counts)
    {
        var card = ShareCard(key, month => Share(counts(month).Met, counts(month).Met + counts(month).Breached));
        if (Now is null || counts(Now) is not { Excused: > 0 } now || Share(now.Met, now.Met + now.Breached - now.Excused) is not { } share) return card;

        return card with { Detail = loc["FigureExcused", (share * 100).ToString("0.0", CultureInfo.CurrentCulture), now.Excused] };
    }

    private FigureCard ShareCard(string key, Func<MonthFiguresResponse, double?> share)
    {
        var now = Now is null ? null : share(Now);
        var change = now - (Before is null ? null : share(Before));
        var points = change is { } moved ? loc["ChangePoints", Signed(Math.Round(moved * 100, 1), "0.0")].Value : null;
        var course = report.Months.Select(share).OfType<double>().ToList();
        return Card(key, now is { } value ? loc["ValuePercent", (value * 100).ToString("0.0", CultureInfo.CurrentCulture)] : "–", points, change < -0.0005, null, course);
    }

    private FigureCard DurationCard(string key, Func<MonthFiguresResponse, DurationFiguresResponse> figures)
    {
        var now = Now is null ? null : figures(Now);
        var change = now?.MeanSeconds - (Before is null ? null : figures(Before).MeanSeconds);
        var detail = now is { MedianSeconds: { } median, P90Seconds: { } p90 }
            ? loc["FigureMedianP90", DurationWords.Short(median, loc), DurationWords.Short(p90, loc), now.Count].Value
            : null;
        var course = report.Months.Select(month => (double?)figures(month).MeanSeconds).OfType<double>().ToList();
        return Card(key, now?.MeanSeconds is { } mean ? DurationWords.Short(mean, loc) : "–",
            change is { } moved ? SignedDuration(moved) : null, change >= 60, detail, course);
    }

    private FigureCard BacklogCard()
    {
        var change = Now?.Backlog - Before?.Backlog;
        return Card("FigureBacklog", Now is null ? "–" : Whole(Now.Backlog),
            change is { } moved ? Signed(moved, "N0") : null, change > 0, null,
            [.. report.Months.Select(month => (double)month.Backlog)]);
    }

    private FigureCard Card(string key, string value, string? change, bool isWorse, string? detail, List<double> course)
    {
        string title = loc[key];
        string spoken = course.Count < 2 ? loc["NothingMeasured"] : loc[course[^1] >= course[0] ? "CourseUp" : "CourseDown", title, course.Count];
        return new(title, value, change, isWorse, detail, course, spoken);
    }

    private ChartSeries Layer(string key, Func<BacklogAgeResponse, int> count) => new(loc[key], [.. report.Backlog.Select(week => (double?)count(week))]);

    // Less than a minute is no movement: "−0m" would be read as one.
    private string SignedDuration(long seconds) => seconds switch
    {
        >= 60 => "+" + DurationWords.Short(seconds, loc),
        <= -60 => DurationWords.Short(seconds, loc),
        _ => "±" + DurationWords.Short(0, loc),
    };

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;

    private static string Signed(double value, string format) =>
        (value < 0 ? Minus : value > 0 ? "+" : "±") + Math.Abs(value).ToString(format, CultureInfo.CurrentCulture);
}
