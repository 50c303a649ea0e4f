using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Data;
using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Domain.OnCall;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>POST /rotas/{id}/swaps</c>: two people of a layer exchange a shift. Of a shift that has begun, the rest.</summary>
internal static class AddSwap
{
    // The longest turn and the longest override, and a little.
    private static readonly Duration Reach = Duration.FromDays(OnCallLayer.MostRotationDays + 2);

    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapPost("/{id:guid}/swaps", HandleAsync)
        .RequireAuthorization(Permissions.CoverOnCall)
        .WithName(nameof(AddSwap)).WithSummary("Exchange two shifts");

    private static async Task<Results<Ok<IReadOnlyList<OnCallOverrideResponse>>, ProblemHttpResult>> HandleAsync(
        Guid id, AddSwapRequest request, RotaAccess access, PlatformDbContext db, OnCallReader reader, RotaAnswers answers, CurrentUser user,
        TimeProvider time, CancellationToken cancel)
    {
        if (await access.FindAsync(id, cancel) is not { } row) return Problem.NotFound();
        if (!access.MayCover(row)) return Problem.Forbidden("Members of the group swap on its rota.");

        var now = WholeSeconds.Now(time);
        var errors = new Dictionary<string, string[]>();
        foreach (var (field, at) in new[] { ("firstAt", request.FirstAt), ("secondAt", request.SecondAt) })
        {
            if (at < now - Reach || at > now + Reach) errors[field] = ["Within a year from now."];
        }
        if (errors.Count > 0) return Problem.Invalid(errors);

        var rota = await reader.LoadAsync(row, now - Reach - Reach, now + Reach + Reach, cancel);
        var (first, second) = (rota.ShiftAt(request.LayerId, request.FirstAt), rota.ShiftAt(request.LayerId, request.SecondAt));
        if (first is null || first.End <= now) return Problem.Invalid("firstAt", "An instant of a shift that is not over.");
        if (second is null || second.End <= now) return Problem.Invalid("secondAt", "An instant of a shift that is not over.");
        if (first.PersonId == second.PersonId) return Problem.Invalid("secondAt", "Both shifts are one person's.");
        if (await AddOverride.CountAheadAsync(db, id, now, cancel) + 2 > AddOverride.MostAhead)
            return Problem.Invalid("firstAt", $"There are {AddOverride.MostAhead} overrides ahead already.");

        var swapId = Guid.CreateVersion7();
        OnCallOverrideRow[] halves = [HalfOf(first, second.PersonId), HalfOf(second, first.PersonId)];
        db.OnCallOverrides.AddRange(halves);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(await answers.OverridesAsync(halves, cancel));

        OnCallOverrideRow HalfOf(OnCallShift shift, Guid person) => new()
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = user.OrganizationId,
            RotaId = id,
            LayerId = shift.LayerId,
            FromAt = Instant.Max(shift.Start, now),
            ToAt = shift.End,
            PersonId = person,
            SwapId = swapId,
            CreatedAt = now,
            CreatedBy = user.PersonId,
        };
    }
}
