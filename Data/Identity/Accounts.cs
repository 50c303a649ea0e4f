using IncidentPlatform.Domain.Escalation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Identity;

/// <summary>
/// What is asked before an organization is known, and what belongs to a person in all of them. Each question is one function
/// of the database's owner; nothing else reaches over the walls.
/// </summary>
public sealed class Accounts(PlatformDbContext db)
{
    /// <summary>An address as it is stored and compared.</summary>
    public static string Normalize(string email) => email.Trim().ToLowerInvariant();

    /// <summary>The person with this address; null when nobody has it.</summary>
    public Task<Account?> FindAsync(string email, CancellationToken cancel)
    {
        var wanted = Normalize(email);
        return db.Database.SqlQuery<Account>($"select * from auth_person({wanted})").SingleOrDefaultAsync(cancel);
    }

    /// <summary>Where a person may work, oldest membership first.</summary>
    public Task<List<AccountMembership>> MembershipsAsync(Guid personId, CancellationToken cancel) =>
        db.Database.SqlQuery<AccountMembership>($"select * from auth_memberships({personId})").ToListAsync(cancel);

    /// <summary>Counts a failed sign-in; enough of them before <paramref name="until"/> lock the account until then.</summary>
    public Task NoteFailureAsync(Guid personId, Instant at, int most, Instant until, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select auth_note_failure({personId}, {at}, {most}, {until})", cancel);

    /// <summary>Forgets failed sign-ins after a right one; false when the account is locked.</summary>
    public Task<bool> NoteSuccessAsync(Guid personId, Instant at, int most, CancellationToken cancel) =>
        ScalarAsync($"select auth_note_success({personId}, {at}, {most}) as \"Value\"", cancel);

    /// <summary>Replaces a hash by a stronger one of the same password.</summary>
    public Task RehashAsync(Guid personId, string hash, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select auth_rehash({personId}, {hash})", cancel);

    /// <summary>The person with this address, made when nobody has it.</summary>
    /// <param name="newId">Its id if it is made now.</param>
    /// <param name="email">The address.</param>
    /// <param name="name">Shown name if it is made now.</param>
    /// <param name="locale">Language if it is made now; null for the organization's.</param>
    /// <param name="timeZone">Zone if it is made now; null for the organization's.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Guid> EnsurePersonAsync(
        Guid newId, string email, string name, string? locale, string? timeZone, Instant at, CancellationToken cancel)
    {
        var wanted = Normalize(email);
        return await db.Database.SqlQuery<Guid>(
            $"select auth_ensure_person({newId}, {wanted}, {name}, {locale}, {timeZone}, {at}) as \"Value\"").SingleAsync(cancel);
    }

    /// <summary>Sets the password, unlocks, and changes the shown name unless it is null.</summary>
    public Task SetPasswordAsync(Guid personId, string hash, string? name, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select auth_set_password({personId}, {hash}, {name})", cancel);

    /// <summary>Changes a person's own settings; null leaves one as it is.</summary>
    public Task UpdateAsync(Guid personId, string? name, string? locale, string? timeZone, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select auth_update_person({personId}, {name}, {locale}, {timeZone})", cancel);

    /// <summary>Sets when a person is not to be disturbed; null for never.</summary>
    public Task SetQuietHoursAsync(Guid personId, QuietHours? quiet, CancellationToken cancel)
    {
        var (from, until) = (quiet?.From, quiet?.Until);
        return db.Database.ExecuteSqlAsync($"select auth_set_quiet_hours({personId}, {from}, {until})", cancel);
    }

    /// <summary>The session whose refresh token has this hash, or had it last.</summary>
    public Task<SessionRow?> FindSessionByRefreshAsync(byte[] hash, CancellationToken cancel) =>
        db.Sessions.FromSql($"select * from auth_session_by_refresh({hash})").IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(cancel);

    /// <summary>Ends one session, in whichever organization it is by now.</summary>
    public Task EndSessionAsync(Guid sessionId, Guid personId, Instant at, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select auth_end_session({sessionId}, {personId}, {at})", cancel);

    /// <summary>Ends all sessions of a person, in every organization.</summary>
    public Task EndSessionsAsync(Guid personId, Instant at, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select auth_end_sessions({personId}, {at})", cancel);

    /// <summary>Moves a session to another organization of its person; false when they do not work there.</summary>
    public Task<bool> SwitchAsync(Guid sessionId, Guid personId, Guid organizationId, CancellationToken cancel) =>
        ScalarAsync($"select auth_switch_session({sessionId}, {personId}, {organizationId}) as \"Value\"", cancel);

    /// <summary>The mailed link with this hash.</summary>
    public Task<SignedLinkRow?> FindLinkAsync(byte[] hash, CancellationToken cancel) =>
        db.SignedLinks.FromSql($"select * from auth_link({hash})").IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(cancel);

    /// <summary>Whether anybody has signed up so far.</summary>
    public Task<bool> AnyOrganizationAsync(CancellationToken cancel) => ScalarAsync($"select organization_exists() as \"Value\"", cancel);

    /// <summary>Whether an organization has this key.</summary>
    public Task<bool> IsKeyTakenAsync(string key, CancellationToken cancel) =>
        ScalarAsync($"select organization_key_taken({key}) as \"Value\"", cancel);

    private Task<bool> ScalarAsync(FormattableString sql, CancellationToken cancel) => db.Database.SqlQuery<bool>(sql).SingleAsync(cancel);
}
