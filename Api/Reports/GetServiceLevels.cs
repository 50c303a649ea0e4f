using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Reports;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;

namespace IncidentPlatform.Api.Reports;

/// <summary><c>GET /reports/service-levels</c>: the managers' dashboard of a month in one answer.</summary>
internal static class GetServiceLevels
{
    public static void Map(RouteGroupBuilder reports) => reports
        .MapGet("/service-levels", HandleAsync)
        .RequireAuthorization(Permissions.ReadReports)
        .WithName(nameof(GetServiceLevels)).WithSummary("The dashboard of a month: twelve months, twelve weeks, load by hour, and now");

    private static async Task<Results<Ok<ServiceLevelsResponse>, ProblemHttpResult>> HandleAsync(
        string? month, Guid? groupId, Guid? serviceId, bool? imported, ReportRequests requests, ServiceLevelsReport report, CancellationToken cancel)
    {
        var zone = await requests.ZoneAsync(cancel);
        var (scope, refusal) = requests.ScopeOf(null, groupId, serviceId, imported);
        if (refusal is not null) return refusal;

        var present = requests.Now.InZone(zone).Date.ToYearMonth();
        if (month is null) return TypedResults.Ok(await report.ReadAsync(scope, present, zone, requests.Now, cancel));
        if (YearMonthPattern.Iso.Parse(month) is not { Success: true, Value: { Year: >= 1972 } asked } || asked.CompareTo(present) > 0)
            return Problem.Invalid("month", "Give the present month or an earlier one, such as 2026-11.");

        return TypedResults.Ok(await report.ReadAsync(scope, asked, zone, requests.Now, cancel));
    }
}
