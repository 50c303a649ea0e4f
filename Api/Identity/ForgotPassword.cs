using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentPlatform.Api.Identity;

/// <summary><c>POST /auth/forgot</c>: mails a link to set a new password. Says nothing about whether the address is known.</summary>
internal static class ForgotPassword
{
    // Longer than the work takes, so that the time of the answer says nothing either.
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(250);

    public static void Map(RouteGroupBuilder auth) => auth
        .MapPost("/forgot", HandleAsync)
        .AllowAnonymous().RequireRateLimiting(Limits.PerAddress)
        .WithName(nameof(ForgotPassword)).WithSummary("Get a mail with a link to set a new password");

    private static async Task<NoContent> HandleAsync(
        ForgotPasswordRequest request, Accounts accounts, PlatformDbContext db, CurrentTenant tenant, AccountMail mail, TimeProvider time,
        CancellationToken cancel)
    {
        var floor = Task.Delay(Floor, cancel);
        await SendAsync(request.Email, accounts, db, tenant, mail, time, cancel);
        await floor;
        return TypedResults.NoContent();
    }

    private static async Task SendAsync(
        string email, Accounts accounts, PlatformDbContext db, CurrentTenant tenant, AccountMail mail, TimeProvider time, CancellationToken cancel)
    {
        if (await accounts.FindAsync(email, cancel) is not { } account) return;
        if (await accounts.MembershipsAsync(account.Id, cancel) is not [var first, ..]) return;

        tenant.Set(first.OrganizationId);
        var now = WholeSeconds.Now(time);
        var organization = await db.Organizations.AsNoTracking().SingleAsync(cancel);
        var locale = await db.PersonCards.Where(card => card.PersonId == account.Id).Select(card => card.Locale).FirstAsync(cancel);
        // One mail a minute: nobody's mailbox is flooded by somebody else's impatience.
        var key = $"reset:{account.Id}:{now.ToUnixTimeSeconds() / 60}";
        if (await db.Messages.AnyAsync(message => message.OrganizationId == organization.Id && message.DedupeKey == key, cancel)) return;

        mail.Write(LinkPurpose.ResetPassword, organization, account.Id, account.Email, account.Name, locale, key, now);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return; // Another request wrote the mail of this minute at the same moment.
        }
        mail.Signal();
    }
}
