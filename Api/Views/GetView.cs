using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Views;

/// <summary><c>GET /views/{id}</c>: one saved view.</summary>
internal static class GetView
{
    public static void Map(RouteGroupBuilder views) => views
        .MapGet("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.UsePresets)
        .WithName(nameof(GetView)).WithSummary("Read a saved view");

    private static async Task<Results<Ok<ViewResponse>, ProblemHttpResult>> HandleAsync(Guid id, ViewReader reader, CancellationToken cancel) =>
        await reader.FindAsync(id, cancel) is { } view ? TypedResults.Ok((await reader.ReadAsync([view], cancel))[0]) : Problem.NotFound();
}
