using IncidentPlatform.Api.Problems;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Kpi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Reports;

/// <summary>Reads the period of a report about hand-overs: what every report takes, and twelve months at most.</summary>
internal sealed class HandOverRequests(ReportRequests requests)
{
    private const int MaxDays = 366;

    /// <inheritdoc cref="ReportRequests.ReadAsync"/>
    public async Task<(ReportPeriod Period, KpiScope Scope, ProblemHttpResult? Refusal)> ReadAsync(ReportQuery query, CancellationToken cancel)
    {
        var (period, scope, refusal) = await requests.ReadAsync(query, cancel);
        if (refusal is null && period.Days > MaxDays) refusal = Problem.Invalid("to", "A hand-over is judged over twelve months at most.");
        return (period, scope, refusal);
    }
}
