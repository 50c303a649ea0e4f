using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Data;
using IncidentPlatform.Data.OnCall;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>POST /rotas</c>: gives a group a rota. Gaps are warned of, not refused.</summary>
internal static class CreateRota
{
    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapPost("", HandleAsync)
        .RequireAuthorization(Permissions.ManageRotas)
        .WithName(nameof(CreateRota)).WithSummary("Give a group an on-call rota");

    private static async Task<Results<Created<RotaResponse>, ProblemHttpResult>> HandleAsync(
        SaveRotaRequest request, PlatformDbContext db, RotaAnswers answers, CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        var errors = new Dictionary<string, string[]>();
        if (!await db.SupportGroups.AnyAsync(row => row.Id == request.GroupId && row.IsActive, cancel))
            errors["groupId"] = ["This group does not exist or takes no records."];
        if (await RotaReading.ReadAsync(request, db, errors, cancel) is not { } definition) return Problem.Invalid(errors);

        if (await db.Rotas.AnyAsync(row => row.GroupId == request.GroupId, cancel)) return Taken();

        var rota = new RotaRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = user.OrganizationId,
            GroupId = request.GroupId,
            CalendarId = request.CalendarId,
            Definition = RotaJson.Write(definition),
            ChangedAt = WholeSeconds.Now(time),
            ChangedBy = user.PersonId,
        };
        db.Rotas.Add(rota);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return Taken(); // Somebody was faster by a moment.
        }
        return TypedResults.Created($"{Conventions.Root}/rotas/{rota.Id}", await answers.RotaAsync(rota, cancel));
    }

    private static ProblemHttpResult Taken() => Problem.Conflict("groupId", "The group has a rota already.");
}
