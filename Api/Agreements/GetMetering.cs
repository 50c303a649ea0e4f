using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;

namespace IncidentPlatform.Api.Agreements;

/// <summary><c>GET /reports/metering?month=2026-11</c>: a month's use; the present one unless said otherwise.</summary>
internal static class GetMetering
{
    private static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM");

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/reports/metering", HandleAsync)
        .RequireAuthorization(Permissions.ReadReports)
        .WithTags("Reports").WithName(nameof(GetMetering)).WithSummary("Read a month's metered use and its price by agreement");

    private static async Task<Results<Ok<MeteringResponse>, ProblemHttpResult>> HandleAsync(string? month, Metering metering, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(month)) return TypedResults.Ok(await metering.ReadAsync(await metering.PresentMonthAsync(cancel), cancel));
        if (Month.Parse(month) is not { Success: true, Value: { Year: >= 2000 and <= 2100 } first }) return Problem.Invalid("month", "A month such as 2026-11.");

        return TypedResults.Ok(await metering.ReadAsync(await metering.MonthAsync(first, cancel), cancel));
    }
}
