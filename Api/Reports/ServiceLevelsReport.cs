using System.Globalization;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Api.Reports;

/// <summary>The dashboard of a month.</summary>
internal sealed class ServiceLevelsReport(KpiQueries queries, HolderReport holders, IOptions<ReportOptions> options)
{
    private const int Months = 12;
    private const int Weeks = 12;
    private const int QuartersOfAnHour = 900;

    /// <summary>Reads it.</summary>
    /// <param name="scope">What is counted.</param>
    /// <param name="month">The present month or an earlier one.</param>
    /// <param name="zone">The organization's.</param>
    /// <param name="now">Whole second.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<ServiceLevelsResponse> ReadAsync(KpiScope scope, YearMonth month, DateTimeZone zone, Instant now, CancellationToken cancel)
    {
        var shown = new ReportPeriod(month.OnDayOfMonth(1), month.PlusMonths(1).OnDayOfMonth(1), zone);
        var year = shown with { From = shown.From.PlusMonths(1 - Months) };
        var window = KpiWindow.Of(year, year.Months);
        var opened = ByStep(await queries.OpenedAsync(scope, window, KpiDimension.Step, cancel), row => row.IsTotal, row => row.Key);
        var responded = ByStep(await queries.RespondedAsync(scope, window, KpiDimension.Step, cancel), row => row.IsTotal, row => row.Key);
        var resolved = ByStep(await queries.ResolvedAsync(scope, window, KpiDimension.Step, cancel), row => row.IsTotal, row => row.Key);
        var attainment = (await queries.AttainmentAsync(scope, window, KpiDimension.Step, now, cancel)).Where(row => !row.IsApart).ToList();
        var risk = await queries.RiskAsync(scope, KpiDimension.None, now, cancel);

        // Ends of months and of weeks, and now, each asked for once.
        var mondays = Mondays(shown, now);
        List<Instant> monthEnds = [.. year.Months.Select(first => Instant.Min(year.StartOf(first.PlusMonths(1)), now))];
        List<Instant> weekEnds = [.. mondays.Select(monday => Instant.Min(year.StartOf(monday.PlusWeeks(1)), now))];
        List<Instant> instants = [.. monthEnds.Concat(weekEnds).Append(now).Distinct().Order()];
        var backlog = (await queries.BacklogAsync(scope, instants, KpiDimension.None, cancel)).ToLookup(row => instants[row.Instant]);

        return new ServiceLevelsResponse(
            shown.From,
            now,
            [.. year.Months.Select((first, step) => Month(
                first, opened.GetValueOrDefault(step), responded.GetValueOrDefault(step), resolved.GetValueOrDefault(step),
                [.. attainment.Where(row => row.Key == Key(step))], backlog[monthEnds[step]].Sum(row => row.Count)))],
            [.. attainment.Where(row => row.Metric == ClockMetric.Resolution).GroupBy(row => row.Priority).OrderBy(rows => rows.Key)
                .Select(rows => new PriorityAttainmentResponse(rows.Key, [.. Enumerable.Range(0, Months).Select(step => Share(rows, step))]))],
            options.Value.AttainmentGoal,
            [.. mondays.Select((monday, week) => Week(monday, KpiValues.ByAge(backlog[weekEnds[week]])))],
            ByHour(await queries.QuartersAsync(scope, KpiWindow.Of(shown, [shown.From]), cancel), zone),
            KpiValues.ByBand(risk),
            KpiValues.ByPriority(backlog[now]),
            await holders.ReadAsync(scope, KpiWindow.Of(shown, [shown.From]), now, cancel));
    }

    // The week in which the month ends, or now, and those before it.
    private static List<LocalDate> Mondays(ReportPeriod month, Instant now)
    {
        var last = Instant.Min(now, month.End - Duration.FromSeconds(1)).InZone(month.Zone).Date;
        var monday = last.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        return [.. Enumerable.Range(0, Weeks).Select(week => monday.PlusWeeks(week - Weeks + 1))];
    }

    private static MonthFiguresResponse Month(
        LocalDate first, OpenedFigures? opened, RespondedFigures? responded, ResolvedFigures? resolved,
        IReadOnlyList<AttainmentFigures> attainment, int backlog) => new(
        first,
        opened?.Opened ?? 0,
        resolved?.Resolved ?? 0,
        attainment.Where(row => row.Metric == ClockMetric.Resolution).Sum(row => row.Met),
        attainment.Where(row => row.Metric == ClockMetric.Resolution).Sum(row => row.Breached),
        attainment.Where(row => row.Metric == ClockMetric.Response).Sum(row => row.Met),
        attainment.Where(row => row.Metric == ClockMetric.Response).Sum(row => row.Breached),
        backlog,
        KpiValues.Durations(responded?.Responded ?? 0, responded?.Mean, responded?.Median, responded?.P90),
        KpiValues.Durations(resolved?.Resolved ?? 0, resolved?.Mean, resolved?.Median, resolved?.P90),
        resolved?.Eligible ?? 0,
        resolved?.AutoAssigned ?? 0,
        attainment.Where(row => row.Metric == ClockMetric.Resolution).Sum(row => row.Excused),
        attainment.Where(row => row.Metric == ClockMetric.Response).Sum(row => row.Excused));

    private static BacklogAgeResponse Week(LocalDate monday, IReadOnlyList<int> byAge) =>
        new(monday, byAge[0], byAge[1], byAge[2], byAge[3], byAge[4]);

    private static double? Share(IEnumerable<AttainmentFigures> figures, int step)
    {
        var rows = figures.Where(row => row.Key == Key(step)).ToList();
        return ShareResponse.From(rows.Sum(row => row.Met), rows.Sum(row => row.Met + row.Breached)).Share;
    }

    private static List<IReadOnlyList<int>> ByHour(IEnumerable<QuarterFigures> quarters, DateTimeZone zone)
    {
        var hours = Enumerable.Range(0, 7).Select(_ => new int[24]).ToArray();
        foreach (var quarter in quarters)
        {
            var local = Instant.FromUnixTimeSeconds((long)quarter.Quarter * QuartersOfAnHour).InZone(zone).LocalDateTime;
            hours[(int)local.DayOfWeek - 1][local.Hour] += quarter.Count;
        }
        return [.. hours];
    }

    private static Dictionary<int, T> ByStep<T>(IEnumerable<T> rows, Func<T, bool> isTotal, Func<T, string> key) =>
        rows.Where(row => !isTotal(row)).ToDictionary(row => int.Parse(key(row), CultureInfo.InvariantCulture));

    private static string Key(int step) => step.ToString(CultureInfo.InvariantCulture);
}
