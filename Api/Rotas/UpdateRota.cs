using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Data;
using IncidentPlatform.Data.OnCall;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>PUT /rotas/{id}</c>: changes a rota that nobody else has changed in between. It counts from now on.</summary>
internal static class UpdateRota
{
    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapPut("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.ManageRotas)
        .WithName(nameof(UpdateRota)).WithSummary("Change an on-call rota");

    private static async Task<Results<Ok<RotaResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, SaveRotaRequest request, IfMatch ifMatch, PlatformDbContext db, RotaAnswers answers, CurrentUser user, TimeProvider time,
        CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        if (await db.Rotas.AsTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } rota) return Problem.NotFound();
        if (rota.Version != version) return await StaleAsync(rota, answers, cancel);

        var errors = new Dictionary<string, string[]>();
        if (request.GroupId != rota.GroupId) errors["groupId"] = ["A rota stays with its group."];
        if (await RotaReading.ReadAsync(request, db, errors, cancel) is not { } definition) return Problem.Invalid(errors);

        rota.CalendarId = request.CalendarId;
        rota.Definition = RotaJson.Write(definition);
        rota.Version++;
        rota.ChangedAt = WholeSeconds.Now(time);
        rota.ChangedBy = user.PersonId;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody was faster by a moment.
            return await db.Rotas.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is { } present
                ? await StaleAsync(present, answers, cancel)
                : Problem.NotFound();
        }
        return TypedResults.Ok(await answers.RotaAsync(rota, cancel));
    }

    private static async Task<ProblemHttpResult> StaleAsync(RotaRow present, RotaAnswers answers, CancellationToken cancel)
    {
        var name = (await answers.NamesAsync([present.ChangedBy], cancel)).GetValueOrDefault(present.ChangedBy, "");
        return Problem.Stale(present.Version, [new ChangeResponse(name, present.ChangedAt, "RotaChanged", ["layers"])]);
    }
}
