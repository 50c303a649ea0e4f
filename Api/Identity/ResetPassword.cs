using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Identity;

/// <summary><c>POST /auth/reset</c>: sets a password with a mailed link, once; an invitation also begins its membership. All sessions of the person end.</summary>
internal static class ResetPassword
{
    public static void Map(RouteGroupBuilder auth) => auth
        .MapPost("/reset", HandleAsync)
        .AllowAnonymous().RequireRateLimiting(Limits.PerAddress)
        .WithName(nameof(ResetPassword)).WithSummary("Set a password with the link from a mail");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        ResetPasswordRequest request, Accounts accounts, Passwords passwords, PlatformDbContext db, CurrentTenant tenant, GrantCache cache,
        TimeProvider time, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var hash = Secret.HashOf(request.Token);
        if (await accounts.FindLinkAsync(hash, cancel) is not { } link || !IsGood(link, now)) return Refused();

        tenant.Set(link.OrganizationId);
        var card = await db.PersonCards.Where(person => person.PersonId == link.PersonId).FirstOrDefaultAsync(cancel);
        if (card is null) return Refused();
        if (passwords.Objection(request.Password, card.Email) is { } objection) return Problem.Invalid("password", objection);

        var isInvitation = link.Purpose == nameof(LinkPurpose.Invitation);
        var name = isInvitation && !string.IsNullOrWhiteSpace(request.Name) ? request.Name.Trim() : null;
        var passwordHash = passwords.Hash(request.Password);
        var isUsed = await Transactions.RunAsync(db, async inner =>
        {
            if (await UseAsync(db, link, hash, now, inner) == 0) return false;
            if (isInvitation)
            {
                await db.Memberships.Where(membership => membership.PersonId == link.PersonId)
                    .ExecuteUpdateAsync(membership => membership.SetProperty(m => m.IsActive, true), inner);
            }
            await accounts.SetPasswordAsync(link.PersonId, passwordHash, name, inner);
            await accounts.EndSessionsAsync(link.PersonId, now, inner);
            return true;
        }, cancel);
        if (!isUsed) return Refused();

        cache.Forget(link.PersonId);
        return TypedResults.NoContent();
    }

    private static bool IsGood(SignedLinkRow link, Instant now) =>
        link.UsedAt is null && link.ExpiresAt > now && Enum.TryParse<LinkPurpose>(link.Purpose, out _);

    // Of two requests at once one uses the link. The person's other links to a password go with it; an open invitation stays.
    private static async Task<int> UseAsync(PlatformDbContext db, SignedLinkRow link, byte[] hash, Instant now, CancellationToken cancel)
    {
        var used = await db.SignedLinks.Where(row => row.TokenHash == hash && row.UsedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(l => l.UsedAt, now), cancel);
        if (used == 1)
        {
            await db.SignedLinks
                .Where(row => row.PersonId == link.PersonId && row.UsedAt == null && row.Purpose == nameof(LinkPurpose.ResetPassword))
                .ExecuteUpdateAsync(row => row.SetProperty(l => l.UsedAt, now), cancel);
        }
        return used;
    }

    private static ProblemHttpResult Refused() => Problem.Invalid("token", "This link was used or is too old. Ask for a new one.");
}
