using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Reports;

/// <summary><c>GET /reports/hand-over</c>: what is handed over, what could be, and what became of it.</summary>
internal static class GetHandOver
{
    public static void Map(RouteGroupBuilder reports) => reports
        .MapGet("/hand-over", HandleAsync)
        .RequireAuthorization(Permissions.PlanHandOvers)
        .WithName(nameof(GetHandOver)).WithSummary("What is handed over to providers, what could be, and what became of it");

    private static async Task<Results<Ok<HandOverResponse>, ProblemHttpResult>> HandleAsync(
        string? from, string? to, IncidentKind? kind, bool? imported, HandOverRequests requests, HandOverReport report, CancellationToken cancel)
    {
        var (period, scope, refusal) = await requests.ReadAsync(new ReportQuery(from, to, null, null, kind, imported), cancel);
        if (refusal is not null) return refusal;

        return TypedResults.Ok(await report.ReadAsync(scope, period, cancel));
    }
}
