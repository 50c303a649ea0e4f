using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Imports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Imports;

/// <summary><c>GET /imports/{id}</c>: progress, and the first rows that were refused.</summary>
internal static class GetImport
{
    public static void Map(RouteGroupBuilder imports) => imports
        .MapGet("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.AdministerImports)
        .WithName(nameof(GetImport)).WithSummary("Progress of an import and its first refused rows");

    private static async Task<Results<Ok<ImportResponse>, ProblemHttpResult>> HandleAsync(Guid id, ImportReader reader, CancellationToken cancel) =>
        await reader.FindAsync(id, cancel) is { } import ? TypedResults.Ok(import) : Problem.NotFound();
}
