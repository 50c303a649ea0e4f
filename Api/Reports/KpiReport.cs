using System.Globalization;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Api.Reports;

/// <summary>Puts the figures of a period together: one query per cohort, each by rows and in all.</summary>
internal sealed class KpiReport(KpiQueries queries, PlatformDbContext db)
{
    /// <summary>Total and rows of a period.</summary>
    public async Task<(KpiValuesResponse Total, IReadOnlyList<KpiRowResponse> Rows)> ReadAsync(
        KpiScope scope, ReportPeriod period, KpiGrouping? grouping, Instant now, CancellationToken cancel)
    {
        var by = DimensionOf(grouping);
        var steps = StepsOf(period, grouping);
        var window = KpiWindow.Of(period, steps);
        var cohorts = new KpiCohorts
        {
            Opened = await queries.OpenedAsync(scope, window, by, cancel),
            Responded = await queries.RespondedAsync(scope, window, by, cancel),
            Resolved = await queries.ResolvedAsync(scope, window, by, cancel),
            Closed = await queries.ClosedAsync(scope, window, by, cancel),
            Attainment = await queries.AttainmentAsync(scope, window, by, now, cancel),
            Backlog = await queries.BacklogAsync(scope, BacklogInstants(period, steps, by, now), by, cancel),
            Risk = by == KpiDimension.Step ? [] : await queries.RiskAsync(scope, by, now, cancel),
        };
        var risk = by == KpiDimension.Step ? await queries.RiskAsync(scope, KpiDimension.None, now, cancel) : cohorts.Risk;
        var total = KpiValues.Total(cohorts with { Risk = risk });
        return (total, await RowsAsync(cohorts, grouping, steps, cancel));
    }

    /// <summary>First dates of the rows' steps; the period's first date alone where rows are no steps of time.</summary>
    public static IReadOnlyList<LocalDate> StepsOf(ReportPeriod period, KpiGrouping? grouping) => grouping switch
    {
        KpiGrouping.Month => period.Months,
        KpiGrouping.Week => period.Every(7),
        KpiGrouping.Day => period.Every(1),
        _ => [period.From],
    };

    private static KpiDimension DimensionOf(KpiGrouping? grouping) => grouping is not { } by ? KpiDimension.None : by switch
    {
        KpiGrouping.Service => KpiDimension.Service,
        KpiGrouping.Group => KpiDimension.Group,
        KpiGrouping.Provider => KpiDimension.Provider,
        KpiGrouping.Priority => KpiDimension.Priority,
        KpiGrouping.Month or KpiGrouping.Week or KpiGrouping.Day => KpiDimension.Step,
    };

    // The end of each step or of the period; once now, if that comes first; none for steps still to come.
    private static List<Instant> BacklogInstants(ReportPeriod period, IReadOnlyList<LocalDate> steps, KpiDimension by, Instant now)
    {
        if (by != KpiDimension.Step) return [Instant.Min(period.End, now)];

        return
        [
            .. steps.Select((date, step) => (Start: period.StartOf(date), End: step + 1 < steps.Count ? period.StartOf(steps[step + 1]) : period.End))
                .Where(step => step.Start <= now)
                .Select(step => Instant.Min(step.End, now)),
        ];
    }

    private async Task<IReadOnlyList<KpiRowResponse>> RowsAsync(
        KpiCohorts cohorts, KpiGrouping? grouping, IReadOnlyList<LocalDate> steps, CancellationToken cancel)
    {
        switch (grouping)
        {
            case null:
                return [];
            case KpiGrouping.Month or KpiGrouping.Week or KpiGrouping.Day:
                return [.. steps.Select((date, step) => Row(LocalDatePattern.Iso.Format(date), step.ToString(CultureInfo.InvariantCulture)))];
            case KpiGrouping.Priority:
                return [.. Enum.GetNames<Priority>().Select(priority => Row(priority, priority))];
        }

        var names = await NamesAsync(grouping.Value, cancel);
        return
        [
            .. cohorts.Keys.Select(key => new KpiRowResponse(key, names.GetValueOrDefault(key, key), KpiValues.Of(cohorts, key)))
                .OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Key, StringComparer.Ordinal),
        ];

        KpiRowResponse Row(string shown, string key) => new(shown, shown, KpiValues.Of(cohorts, key));
    }

    private async Task<Dictionary<string, string>> NamesAsync(KpiGrouping grouping, CancellationToken cancel)
    {
        var names = grouping switch
        {
            KpiGrouping.Service => db.Services.Select(service => new { service.Id, service.Name }),
            KpiGrouping.Group => db.SupportGroups.Select(group => new { group.Id, group.Name }),
            // A provider's own row is behind its wall; the agreement's name is what this organization calls it.
            _ => db.Agreements.GroupBy(agreement => agreement.ProviderId).Select(own => new { Id = own.Key, Name = own.Min(agreement => agreement.Name)! }),
        };
        return (await names.AsNoTracking().ToListAsync(cancel)).ToDictionary(name => name.Id.ToString(), name => name.Name);
    }
}
