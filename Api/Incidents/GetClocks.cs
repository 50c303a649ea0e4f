using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>GET /incidents/{idOrNumber}/clocks</c>: its service-level clocks, why each is due when it is, and whose time it was.</summary>
internal static class GetClocks
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}/clocks", HandleAsync)
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(GetClocks)).WithSummary("Read a record's clocks with their explanation");

    private static async Task<Results<Ok<ClocksResponse>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, IncidentReader reader, ClockReader clocks, CancellationToken cancel)
    {
        if (await reader.FindAsync(idOrNumber, cancel) is not { } row) return Problem.NotFound();

        return TypedResults.Ok(await clocks.ReadAsync(row, cancel));
    }
}
