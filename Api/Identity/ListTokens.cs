using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Identity;

/// <summary><c>GET /tokens</c>: one's own tokens that still work, newest first; never their values.</summary>
internal static class ListTokens
{
    public static void Map(RouteGroupBuilder tokens) => tokens
        .MapGet("", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithName(nameof(ListTokens)).WithSummary("One's own personal access tokens");

    private static async Task<Ok<List<TokenResponse>>> HandleAsync(
        CurrentUser user, PlatformDbContext db, TimeProvider time, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        return TypedResults.Ok(await db.PersonalAccessTokens.AsNoTracking()
            .Where(token => token.OrganizationId == user.OrganizationId && token.PersonId == user.PersonId)
            .Where(token => token.RevokedAt == null && token.ExpiresAt > now)
            .OrderByDescending(token => token.CreatedAt).ThenBy(token => token.Id)
            .Select(token => new TokenResponse(token.Id, token.Name, token.Scopes, token.CreatedAt, token.ExpiresAt, token.LastUsedAt))
            .Take(CreateToken.MaxPerPerson)
            .ToListAsync(cancel));
    }
}
