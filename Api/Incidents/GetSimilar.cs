using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>GET /incidents/{idOrNumber}/similar</c>: open and resolved records like this one.</summary>
internal static class GetSimilar
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(2);

    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}/similar", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName(nameof(GetSimilar)).WithSummary("List records like this one");

    private static async Task<Results<Ok<SimilarIncidentsResponse>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, IncidentReader reader, SimilarReader similar, [Range(1, 20)] int limit = 5, CancellationToken cancel = default)
    {
        if (await reader.FindAsync(idOrNumber, cancel) is not { } row) return Problem.NotFound();

        return await similar.ReadAsync(row.Subject, row.Description, row.Id, limit, AnswersWithin, cancel) is { } found
            ? TypedResults.Ok(found)
            : Problem.Unavailable();
    }
}
