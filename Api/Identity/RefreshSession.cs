using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Api.Identity;

/// <summary>
/// <c>POST /auth/refresh</c>: new tokens for a session. A refresh token works once; for a short grace it works once more, in
/// case the answer got lost. Used later, it was stolen or copied, and the session ends.
/// </summary>
internal static class RefreshSession
{
    public static void Map(RouteGroupBuilder auth) => auth
        .MapPost("/refresh", HandleAsync)
        .AllowAnonymous().RequireRateLimiting(Limits.PerAddress)
        .WithName(nameof(RefreshSession)).WithSummary("Get new tokens for a session");

    private static async Task<Results<Ok<SignInResponse>, ProblemHttpResult>> HandleAsync(
        RefreshRequest request, Accounts accounts, PlatformDbContext db, CurrentTenant tenant, GrantCache cache, SessionStart sessions,
        TimeProvider time, IOptions<SessionOptions> options, CancellationToken cancel)
    {
        var hash = Secret.HashOf(request.RefreshToken);
        var now = WholeSeconds.Now(time);
        if (await accounts.FindSessionByRefreshAsync(hash, cancel) is not { } session || !IsAlive(session, now)) return Ended();

        tenant.Set(session.OrganizationId);
        var access = Secret.New(Secret.Access);
        var refresh = Secret.New(Secret.Refresh);
        var isFirst = session.RefreshHash.AsSpan().SequenceEqual(hash)
            && await RenewAsync(db, session, hash, access, refresh, now, options.Value, cancel);
        if (isFirst) return Renewed(session);

        // Not the present token: it was used before this request, perhaps by one that came a moment earlier.
        session = await accounts.FindSessionByRefreshAsync(hash, cancel);
        if (session is null || !IsAlive(session, now)) return Ended();
        if (session.RefreshedAt is { } usedAt && now - usedAt <= Duration.FromTimeSpan(options.Value.RefreshGrace)
            && await RenewAsync(db, session, session.RefreshHash, access, refresh, usedAt, options.Value, cancel, former: hash))
        {
            return Renewed(session);
        }

        await db.Sessions.Where(row => row.Id == session.Id).ExecuteUpdateAsync(row => row.SetProperty(s => s.RevokedAt, now), cancel);
        cache.Forget(session.PersonId);
        return Ended();

        Ok<SignInResponse> Renewed(SessionRow renewed)
        {
            cache.Forget(renewed.PersonId);
            return TypedResults.Ok(sessions.Describe(access, refresh));
        }
    }

    // One statement with the known token in its condition: of two requests at once only one renews.
    private static async Task<bool> RenewAsync(
        PlatformDbContext db, SessionRow session, byte[] present, Secret access, Secret refresh, Instant usedAt, SessionOptions options,
        CancellationToken cancel, byte[]? former = null)
    {
        var expiresAt = Instant.Min(usedAt + Duration.FromTimeSpan(options.Sliding), session.AbsoluteExpiresAt);
        var kept = former ?? present;
        return await db.Sessions
            .Where(row => row.Id == session.Id && row.RefreshHash == present && row.RevokedAt == null)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(s => s.TokenHash, access.Hash)
                    .SetProperty(s => s.RefreshHash, refresh.Hash)
                    .SetProperty(s => s.FormerRefreshHash, kept)
                    .SetProperty(s => s.RefreshedAt, usedAt)
                    .SetProperty(s => s.ExpiresAt, expiresAt),
                cancel) == 1;
    }

    private static bool IsAlive(SessionRow session, Instant now) => session.RevokedAt is null && session.AbsoluteExpiresAt > now;

    private static ProblemHttpResult Ended() => TypedResults.Problem(
        null, null, StatusCodes.Status401Unauthorized, "This session has ended. Sign in again.", ProblemCodes.Prefix + ProblemCodes.Unauthenticated);
}
