using System.Globalization;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Imports;

/// <summary><c>GET /imports/{id}/problems</c>: what was refused or noted, in the order of the file.</summary>
internal static class ListImportProblems
{
    public static void Map(RouteGroupBuilder imports) => imports
        .MapGet("/{id:guid}/problems", HandleAsync)
        .RequireAuthorization(Permissions.AdministerImports)
        .WithName(nameof(ListImportProblems)).WithSummary("List refused rows and notes");

    private static async Task<Results<Ok<PageResponse<ImportProblemResponse>>, ProblemHttpResult>> HandleAsync(
        Guid id, int? limit, string? cursor, PlatformDbContext db, ImportReader reader, CancellationToken cancel)
    {
        if (limit is < 1 or > 200) return Problem.Invalid("limit", "Between 1 and 200.");
        var after = 0;
        if (!string.IsNullOrEmpty(cursor) && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return Problem.Invalid("cursor", "This cursor is not from an earlier page.");
        if (!await db.Imports.AnyAsync(import => import.Id == id, cancel)) return Problem.NotFound();

        return TypedResults.Ok(await reader.ProblemsAsync(id, after, limit ?? 100, cancel));
    }
}
