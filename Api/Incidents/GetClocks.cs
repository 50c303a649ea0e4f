using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>GET /incidents/{idOrNumber}/clocks</c>: its service-level clocks, read now.</summary>
internal static class GetClocks
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}/clocks", HandleAsync)
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(GetClocks)).WithSummary("Read a record's clocks");

    private static async Task<Results<Ok<PageResponse<ClockResponse>>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, IncidentReader reader, CancellationToken cancel)
    {
        if (await reader.FindAsync(idOrNumber, cancel) is not { } row) return Problem.NotFound();

        return TypedResults.Ok(new PageResponse<ClockResponse>(await reader.ClocksOfAsync(row.Id, cancel), ""));
    }
}
