using System.Diagnostics;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Data.Imports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Imports;

/// <summary><c>POST /imports/{id}/check|start|cancel|undo</c>: what a worker shall do with an import, or no longer do.</summary>
internal static class MoveImport
{
    public static void Map(RouteGroupBuilder imports)
    {
        Map(imports, "check", "CheckImport", "Read the file without writing anything", (all, id, cancel) => all.CheckAsync(id, cancel));
        Map(imports, "start", "StartImport", "Write its records, or go on where it stopped", (all, id, cancel) => all.StartAsync(id, cancel));
        Map(imports, "cancel", "CancelImport", "Stop it for good; what was written stays until it is undone", (all, id, cancel) => all.CancelAsync(id, cancel));
        Map(imports, "undo", "UndoImport", "Delete its records, but for those on which somebody has worked since", (all, id, cancel) => all.UndoAsync(id, cancel));
    }

    /// <summary>The answer to a move.</summary>
    public static async Task<Results<Ok<ImportResponse>, ProblemHttpResult>> AnswerAsync(ImportMoveResult result, ImportReader reader, CancellationToken cancel) =>
        result switch
        {
            ImportMoveResult.Moved moved => TypedResults.Ok(await reader.ShowAsync(moved.Import, cancel)),
            ImportMoveResult.Missing => Problem.NotFound(),
            ImportMoveResult.Refused refused => Problem.IllegalMove([.. refused.LegalMoves.Select(move => move.ToString())]),
            ImportMoveResult.Unplanned => Problem.Invalid("dateOrder", "Say first how the file is to be read: the order of its dates and their zone are never guessed."),
            _ => throw new UnreachableException(),
        };

    private static void Map(
        RouteGroupBuilder imports, string route, string name, string summary, Func<Data.Imports.Imports, Guid, CancellationToken, Task<ImportMoveResult>> move) =>
        imports
            .MapPost($"/{{id:guid}}/{route}", async Task<Results<Ok<ImportResponse>, ProblemHttpResult>> (
                Guid id, Data.Imports.Imports all, ImportReader reader, CancellationToken cancel) =>
                await AnswerAsync(await move(all, id, cancel), reader, cancel))
            .RequireAuthorization(Permissions.AdministerImports)
            .WithName(name).WithSummary(summary);
}
