using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>GET /rotas/{id}</c>: a rota with its layers and with what may surprise in the next eight weeks.</summary>
internal static class GetRota
{
    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapGet("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithName(nameof(GetRota)).WithSummary("One on-call rota");

    private static async Task<Results<Ok<RotaResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, RotaAccess access, RotaAnswers answers, CancellationToken cancel) =>
        await access.FindAsync(id, cancel) is { } rota ? TypedResults.Ok(await answers.RotaAsync(rota, cancel)) : Problem.NotFound();
}
