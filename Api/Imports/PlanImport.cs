using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Imports;

/// <summary><c>PUT /imports/{id}</c>: how the file is to be read.</summary>
internal static class PlanImport
{
    public static void Map(RouteGroupBuilder imports) => imports
        .MapPut("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.AdministerImports)
        .WithName(nameof(PlanImport)).WithSummary("Say how an import's file is to be read");

    private static async Task<Results<Ok<ImportResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, PlanImportRequest request, Data.Imports.Imports imports, ImportReader reader, PlatformDbContext db, CancellationToken cancel)
    {
        var headers = await db.Imports.AsNoTracking().Where(import => import.Id == id).Select(import => import.Headers).SingleOrDefaultAsync(cancel);
        if (headers is null) return Problem.NotFound();

        var plan = new ImportPlan(
            request.Format, request.DateOrder, request.Zone, request.Columns, request.States ?? [], request.TimersFrom, request.AddsGroups,
            request.AddsCategories);
        if (ImportPlanning.Errors(plan, headers) is { Count: > 0 } errors) return Problem.Invalid(errors);

        return await MoveImport.AnswerAsync(await imports.PlanAsync(id, plan, cancel), reader, cancel);
    }
}
