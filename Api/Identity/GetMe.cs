using IncidentPlatform.Contracts.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Identity;

/// <summary><c>GET /me</c>: who is signed in, where, and what they may do.</summary>
internal static class GetMe
{
    public static void Map(RouteGroupBuilder me) => me
        .MapGet("", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithName(nameof(GetMe)).WithSummary("Who is signed in");

    private static async Task<Ok<MeResponse>> HandleAsync(MeReader reader, CancellationToken cancel) =>
        TypedResults.Ok(await reader.ReadAsync(cancel));
}
