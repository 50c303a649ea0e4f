using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Identity;

/// <summary><c>DELETE /tokens/{id}</c>: one of one's own tokens stops working.</summary>
internal static class RevokeToken
{
    public static void Map(RouteGroupBuilder tokens) => tokens
        .MapDelete("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithName(nameof(RevokeToken)).WithSummary("Revoke a personal access token");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, PlatformDbContext db, GrantCache cache, TimeProvider time, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var revoked = await db.PersonalAccessTokens
            .Where(token => token.OrganizationId == user.OrganizationId && token.Id == id && token.PersonId == user.PersonId && token.RevokedAt == null)
            .ExecuteUpdateAsync(token => token.SetProperty(t => t.RevokedAt, now), cancel);
        if (revoked == 0) return Problem.NotFound();

        cache.Forget(user.PersonId);
        return TypedResults.NoContent();
    }
}
