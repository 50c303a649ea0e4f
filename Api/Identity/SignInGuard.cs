using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Api.Identity;

/// <summary>Checks a password and counts what fails. An address that nobody has costs and answers the same as a wrong password.</summary>
internal sealed class SignInGuard(Accounts accounts, Passwords passwords, TimeProvider time, IOptions<LimitOptions> limits)
{
    /// <summary>What the refusal says to everybody, whether or not the account is paused.</summary>
    public string Rule => $"After {limits.Value.FailedSignIns} failures an account pauses for {limits.Value.LockOut.TotalMinutes:0.#} minutes.";

    /// <summary>The account when the password is right and the account is not paused; else null.</summary>
    public async Task<Account?> CheckAsync(string email, string password, CancellationToken cancel)
    {
        var account = await accounts.FindAsync(email, cancel);
        var (isRight, needsRehash) = passwords.Check(account, password);
        var now = WholeSeconds.Now(time);
        if (!isRight)
        {
            // For nobody's address this statement changes no row; it is there for its time.
            var until = now + Duration.FromTimeSpan(limits.Value.LockOut);
            await accounts.NoteFailureAsync(account?.Id ?? Guid.Empty, now, limits.Value.FailedSignIns, until, cancel);
            return null;
        }

        if (!await accounts.NoteSuccessAsync(account!.Id, now, limits.Value.FailedSignIns, cancel)) return null;
        if (needsRehash) await accounts.RehashAsync(account.Id, passwords.Hash(password), cancel);
        return account;
    }
}
