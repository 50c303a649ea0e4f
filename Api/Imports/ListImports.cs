using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Imports;

/// <summary><c>GET /imports</c>: newest first.</summary>
internal static class ListImports
{
    public static void Map(RouteGroupBuilder imports) => imports
        .MapGet("/", HandleAsync)
        .RequireAuthorization(Permissions.AdministerImports)
        .WithName(nameof(ListImports)).WithSummary("List imports");

    private static async Task<Results<Ok<PageResponse<ImportSummaryResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, CancellationToken cancel)
    {
        if (limit is < 1 or > 200) return Problem.Invalid("limit", "Between 1 and 200.");
        var after = default(Keyset);
        if (!string.IsNullOrEmpty(cursor) && !Keyset.TryDecode(cursor, out after))
            return Problem.Invalid("cursor", "This cursor is not from an earlier page.");

        var imports = db.Imports.AsNoTracking();
        if (!string.IsNullOrEmpty(cursor))
            imports = imports.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.CreatedAt, row.Id), ValueTuple.Create(after.At, after.Id)));

        var most = limit ?? 50;
        var rows = await imports.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var page = rows.Take(most).ToList();
        return TypedResults.Ok(new PageResponse<ImportSummaryResponse>(
            [.. page.Select(ImportReader.Summary)], rows.Count > most ? new Keyset(page[^1].CreatedAt, page[^1].Id).Encode() : ""));
    }
}
