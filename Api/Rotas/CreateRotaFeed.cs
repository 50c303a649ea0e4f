using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>POST /rotas/{id}/feed</c>: a secret link to everybody's shifts on a rota.</summary>
internal static class CreateRotaFeed
{
    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapPost("/{id:guid}/feed", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithName(nameof(CreateRotaFeed)).WithSummary("Get a secret link to a rota as iCalendar; it is shown this once");

    private static async Task<Results<Ok<OnCallFeedResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, RotaAccess access, OnCallFeeds feeds, CancellationToken cancel) =>
        await access.FindAsync(id, cancel) is null ? Problem.NotFound() : TypedResults.Ok(await feeds.CreateAsync(id, cancel));
}
