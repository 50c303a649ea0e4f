using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>GET /incidents/{idOrNumber}</c>: one record.</summary>
internal static class GetIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}", HandleAsync)
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(GetIncident)).WithSummary("Read a record by id or number");

    private static async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, IncidentReader reader, HttpResponse response, CancellationToken cancel)
    {
        if (await reader.FindAsync(idOrNumber, cancel) is not { } row) return Problem.NotFound(); // also when another tenant owns it

        response.Headers.ETag = $"\"{row.Version}\"";
        return TypedResults.Ok(await reader.ReadAsync(row, cancel));
    }
}
