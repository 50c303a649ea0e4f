using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Reports;

/// <summary><c>GET /reports/kpis</c>: all figures of a period, the period before, and by rows.</summary>
internal static class GetKpis
{
    // A row per day of three years would be nobody's report.
    private const int MaxSteps = 200;

    public static void Map(RouteGroupBuilder reports) => reports
        .MapGet("/kpis", HandleAsync)
        .RequireAuthorization(Permissions.ReadReports)
        .WithName(nameof(GetKpis)).WithSummary("Figures of a period, the period before, and by service, group, priority, provider or time");

    private static async Task<Results<Ok<KpisResponse>, ProblemHttpResult>> HandleAsync(
        [AsParameters] ReportQuery query, string? by, ReportRequests requests, KpiReport report, CancellationToken cancel)
    {
        var (period, scope, refusal) = await requests.ReadAsync(query, cancel);
        if (refusal is not null) return refusal;
        KpiGrouping? grouping = null;
        if (!string.IsNullOrEmpty(by))
        {
            // The binder of enums minds capitals; the address does not.
            if (char.IsDigit(by[0]) || !Enum.TryParse<KpiGrouping>(by, ignoreCase: true, out var named))
                return Problem.Invalid("by", $"One of: {string.Join(", ", Enum.GetNames<KpiGrouping>()).ToLowerInvariant()}.");
            grouping = named;
        }
        if (KpiReport.StepsOf(period, grouping).Count > MaxSteps) return Problem.Invalid("by", "The period has too many such steps; choose longer ones.");

        var previous = await report.ReadAsync(scope, period.Previous, null, requests.Now, cancel);
        var present = await report.ReadAsync(scope, period, grouping, requests.Now, cancel);
        return TypedResults.Ok(new KpisResponse(
            new ReportPeriodResponse(period.From, period.To), new ReportPeriodResponse(period.Previous.From, period.Previous.To),
            period.Zone.Id, requests.Now, scope.Kind, present.Total, previous.Total with { BreachRisk = null }, present.Rows));
    }
}
