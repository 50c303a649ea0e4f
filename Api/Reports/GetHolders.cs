using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data.Facts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Reports;

/// <summary><c>GET /reports/holders</c>: whose time it was, and who added to the breaches.</summary>
internal static class GetHolders
{
    public static void Map(RouteGroupBuilder reports) => reports
        .MapGet("/holders", HandleAsync)
        .RequireAuthorization(Permissions.ReadReports)
        .WithName(nameof(GetHolders)).WithSummary("Business time and breach time of a period by holder");

    private static async Task<Results<Ok<HoldersResponse>, ProblemHttpResult>> HandleAsync(
        [AsParameters] ReportQuery query, ReportRequests requests, HolderReport report, CancellationToken cancel)
    {
        var (period, scope, refusal) = await requests.ReadAsync(query, cancel);
        if (refusal is not null) return refusal;

        return TypedResults.Ok(new HoldersResponse(
            new ReportPeriodResponse(period.From, period.To), period.Zone.Id, requests.Now, scope.Kind,
            await report.ReadAsync(scope, KpiWindow.Of(period, [period.From]), requests.Now, cancel)));
    }
}
