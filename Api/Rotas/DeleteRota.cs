using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>DELETE /rotas/{id}</c>: the group has no rota any more; escalations to who is on call go up the line.</summary>
internal static class DeleteRota
{
    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapDelete("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.ManageRotas)
        .WithName(nameof(DeleteRota)).WithSummary("Delete an on-call rota with its overrides");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, IfMatch ifMatch, RotaAccess access, PlatformDbContext db, CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();

        var deleted = await Transactions.RunAsync(db, async inner =>
        {
            var count = await db.Rotas.Where(row => row.Id == id && row.Version == version).ExecuteDeleteAsync(inner);
            if (count > 0) await db.OnCallOverrides.Where(row => row.RotaId == id).ExecuteDeleteAsync(inner);
            return count;
        }, cancel);
        if (deleted > 0) return TypedResults.NoContent();

        return await access.FindAsync(id, cancel) is { } present ? Problem.Stale(present.Version, []) : Problem.NotFound();
    }
}
