using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>GET /rotas/{id}/overrides</c>: who stands in now or later, by end.</summary>
internal static class ListOverrides
{
    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapGet("/{id:guid}/overrides", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithName(nameof(ListOverrides)).WithSummary("Who stands in now or later");

    private static async Task<Results<Ok<PageResponse<OnCallOverrideResponse>>, ProblemHttpResult>> HandleAsync(
        Guid id, int? limit, string? cursor, RotaAccess access, PlatformDbContext db, RotaAnswers answers, TimeProvider time, CancellationToken cancel)
    {
        if (await access.FindAsync(id, cancel) is null) return Problem.NotFound();

        var most = NamePage.LimitOf(limit);
        var now = WholeSeconds.Now(time);
        var rows = db.OnCallOverrides.AsNoTracking().Where(row => row.RotaId == id && row.ToAt > now);
        if (Keyset.TryDecode(cursor, out var after))
        {
            rows = rows.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.ToAt, row.Id), ValueTuple.Create(after.At, after.Id)));
        }
        var page = await rows.OrderBy(row => row.ToAt).ThenBy(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var next = page.Count > most ? new Keyset(page[most - 1].ToAt, page[most - 1].Id).Encode() : "";
        return TypedResults.Ok(new PageResponse<OnCallOverrideResponse>(await answers.OverridesAsync([.. page.Take(most)], cancel), next));
    }
}
