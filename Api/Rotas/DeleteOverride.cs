using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>DELETE /rotas/{id}/overrides/{overrideId}</c>: nobody stands in after all. Half a swap would leave one person with both shifts: both go.</summary>
internal static class DeleteOverride
{
    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapDelete("/{id:guid}/overrides/{overrideId:guid}", HandleAsync)
        .RequireAuthorization(Permissions.CoverOnCall)
        .WithName(nameof(DeleteOverride)).WithSummary("Take an override or a swap back");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, Guid overrideId, RotaAccess access, PlatformDbContext db, TimeProvider time, CancellationToken cancel)
    {
        if (await access.FindAsync(id, cancel) is not { } rota) return Problem.NotFound();
        if (!access.MayCover(rota)) return Problem.Forbidden("Members of the group change its overrides.");
        if (await db.OnCallOverrides.AsNoTracking().SingleOrDefaultAsync(row => row.Id == overrideId && row.RotaId == id, cancel) is not { } over)
            return Problem.NotFound();

        var now = WholeSeconds.Now(time);
        if (over.ToAt <= now) return Problem.Conflict("overrideId", "It is over: who was on call cannot be changed.");

        await db.OnCallOverrides.Where(row => row.RotaId == id && row.ToAt > now && (row.Id == overrideId || (over.SwapId != null && row.SwapId == over.SwapId)))
            .ExecuteDeleteAsync(cancel);
        return TypedResults.NoContent();
    }
}
