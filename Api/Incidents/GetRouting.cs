using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>GET /incidents/{idOrNumber}/routing</c>: what routing decided, and why.</summary>
internal static class GetRouting
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}/routing", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(GetRouting)).WithSummary("Read what routing decided");

    private static async Task<Results<Ok<RoutingResponse>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, IncidentReader reader, RoutingReader routing, CancellationToken cancel) =>
        await reader.FindAsync(idOrNumber, cancel) is { } row ? TypedResults.Ok(await routing.ReadAsync(row, cancel)) : Problem.NotFound();
}
