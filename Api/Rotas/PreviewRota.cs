using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Data;
using IncidentPlatform.Data.OnCall;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>POST /rotas/preview</c>: the next eight weeks of a rota that is not saved, without overrides.</summary>
internal static class PreviewRota
{
    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapPost("/preview", HandleAsync)
        .RequireAuthorization(Permissions.ManageRotas)
        .WithName(nameof(PreviewRota)).WithSummary("See the next eight weeks of a rota before saving it");

    private static async Task<Results<Ok<RotaScheduleResponse>, ProblemHttpResult>> HandleAsync(
        SaveRotaRequest request, PlatformDbContext db, RotaAnswers answers, TimeProvider time, CancellationToken cancel)
    {
        var errors = new Dictionary<string, string[]>();
        if (!await db.SupportGroups.AnyAsync(row => row.Id == request.GroupId, cancel)) errors["groupId"] = ["This group does not exist."];
        if (await RotaReading.ReadAsync(request, db, errors, cancel) is not { } definition) return Problem.Invalid(errors);

        var now = WholeSeconds.Now(time);
        var rota = await RotaLibrary.CompileAsync(db, definition, request.CalendarId, cancel);
        return TypedResults.Ok(await answers.ScheduleAsync(rota, request.GroupId, now, now + RotaAnswers.Ahead, cancel));
    }
}
