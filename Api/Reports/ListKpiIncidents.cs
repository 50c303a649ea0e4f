using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Reports;

/// <summary><c>GET /reports/kpis/{kpi}/incidents</c>: the records behind a number.</summary>
internal static class ListKpiIncidents
{
    private const int MaxLimit = 200;
    private const int DefaultLimit = 50;

    public static void Map(RouteGroupBuilder reports) => reports
        .MapGet("/kpis/{kpi}/incidents", HandleAsync)
        .RequireAuthorization(Permissions.ReadReports)
        .WithName(nameof(ListKpiIncidents)).WithSummary("The records behind a number, latest event first");

    private static async Task<Results<Ok<PageResponse<KpiIncidentResponse>>, ProblemHttpResult>> HandleAsync(
        KpiNumber kpi, [AsParameters] ReportQuery query, Priority? priority, int? limit, string? cursor,
        CurrentUser user, ReportRequests requests, KpiIncidents incidents, CancellationToken cancel)
    {
        // A number tells nothing about a record; its rows do. Business contacts and administrators see numbers only.
        if (!user.SeesAll) return Problem.Forbidden("You see figures, not the records behind them.");
        if (limit is < 1 or > MaxLimit) return Problem.Invalid("limit", "Between 1 and 200.");
        var after = default(Keyset);
        if (!string.IsNullOrEmpty(cursor) && !Keyset.TryDecode(cursor, out after)) return Problem.Invalid("cursor", "Give back the cursor of the page before.");

        var (period, scope, refusal) = await requests.ReadAsync(query, cancel);
        if (refusal is not null) return refusal;

        var size = limit ?? DefaultLimit;
        var rows = await incidents.PageAsync(
            kpi, scope, priority, period.Start, period.End, requests.Now, after == default ? null : (after.At, after.Id), size + 1, cancel);
        var next = rows.Count > size ? new Keyset(rows[size - 1].At, rows[size - 1].IncidentId).Encode() : "";
        return TypedResults.Ok(new PageResponse<KpiIncidentResponse>([.. rows.Take(size).Select(From)], next));
    }

    private static KpiIncidentResponse From(KpiIncident row) => new(
        row.IncidentId, row.Number, row.Subject, row.At, row.Priority, row.ServiceId, row.Service, row.GroupId, row.Group, row.Value);
}
