using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Api.Identity;

/// <summary>Finds out what a token allows, and keeps a session alive that is used.</summary>
internal sealed class Tokens(
    PlatformDbContext db, CurrentTenant tenant, GrantCache cache, TimeProvider time, IOptions<SessionOptions> options)
{
    // A use is noted at most this often: a write per request would cost more than the request.
    private static readonly Duration NotedEvery = Duration.FromMinutes(1);

    /// <summary>What a token allows now; null when it is unknown, ended, or its person may no longer work there. Sets the scope's organization.</summary>
    public async Task<Grant?> FindAsync(string token, CancellationToken cancel)
    {
        var hash = Secret.HashOf(token);
        if (cache.Find(hash) is { } known)
        {
            tenant.Set(known.User.OrganizationId);
            return known;
        }

        var askedAt = cache.Now;
        var grant = token.StartsWith(Secret.Personal, StringComparison.Ordinal)
            ? await OfPersonalTokenAsync(hash, cancel)
            : await OfSessionAsync(hash, cancel);
        if (grant is not null) cache.Keep(hash, grant, askedAt);
        return grant;
    }

    private async Task<Grant?> OfSessionAsync(byte[] hash, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var session = await db.Sessions.FromSql($"select * from auth_session({hash})").IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(cancel);
        if (session is null || session.RevokedAt is not null || session.ExpiresAt <= now || session.AbsoluteExpiresAt <= now) return null;

        tenant.Set(session.OrganizationId);
        if (await MembershipAsync(session.PersonId, cancel) is not { } member) return null;

        var expiresAt = Instant.Min(now + Duration.FromTimeSpan(options.Value.Sliding), session.AbsoluteExpiresAt);
        if (expiresAt - session.ExpiresAt >= NotedEvery)
        {
            await db.Sessions.Where(row => row.Id == session.Id && row.RevokedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(s => s.ExpiresAt, expiresAt), cancel);
        }
        else
        {
            expiresAt = session.ExpiresAt;
        }
        return new Grant(Describe(member, session.PersonId, session.OrganizationId, session.Id, null), expiresAt);
    }

    private async Task<Grant?> OfPersonalTokenAsync(byte[] hash, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var token = await db.PersonalAccessTokens.FromSql($"select * from auth_token({hash})").IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(cancel);
        if (token is null || token.RevokedAt is not null || token.ExpiresAt <= now) return null;

        tenant.Set(token.OrganizationId);
        if (await MembershipAsync(token.PersonId, cancel) is not { } member) return null;

        if (token.LastUsedAt is not { } lastUsedAt || now - lastUsedAt >= NotedEvery)
        {
            await db.PersonalAccessTokens.Where(row => row.Id == token.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(t => t.LastUsedAt, now), cancel);
        }
        return new Grant(Describe(member, token.PersonId, token.OrganizationId, null, token.Scopes), token.ExpiresAt);
    }

    private Task<Member?> MembershipAsync(Guid personId, CancellationToken cancel) => db.Memberships.AsNoTracking()
        .Where(membership => membership.PersonId == personId && membership.IsActive)
        .Select(membership => new Member(
            membership.Roles,
            db.GroupMemberships.Where(group => group.PersonId == personId).Select(group => group.GroupId).ToList(),
            db.Organizations.Select(organization => organization.IsProvider).First()))
        .SingleOrDefaultAsync(cancel);

    private static CurrentUser Describe(Member member, Guid personId, Guid organizationId, Guid? sessionId, string[]? scopes)
    {
        var allowed = Permissions.Of(member.Roles);
        return new CurrentUser
        {
            PersonId = personId,
            OrganizationId = organizationId,
            SessionId = sessionId,
            IsProvider = member.IsProvider,
            Roles = member.Roles,
            GroupIds = member.GroupIds,
            Permissions = (scopes is null ? allowed : allowed.Intersect(scopes)).ToHashSet(),
            IsProgram = scopes is not null,
        };
    }

    private sealed record Member(Role[] Roles, List<Guid> GroupIds, bool IsProvider);
}
