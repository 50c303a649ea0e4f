using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Api.Organizations;

/// <summary>The steps of a sign-up.</summary>
internal sealed class SignUp(
    PlatformDbContext db, CurrentTenant tenant, Accounts accounts, SignInGuard guard, Passwords passwords, TimeProvider time,
    IOptions<SignUpOptions> options)
{
    private Account? _administrator;

    /// <summary>Why this organization cannot sign up; null when it can.</summary>
    public async Task<ProblemHttpResult?> FindObjectionAsync(CreateOrganizationRequest request, CancellationToken cancel)
    {
        if (!options.Value.IsOpen && await accounts.AnyOrganizationAsync(cancel))
            return Problem.Forbidden("Sign-up is closed here. Ask the operator.");
        if (string.IsNullOrWhiteSpace(request.Name)) return Problem.Invalid("name", "A name is needed.");
        if (string.IsNullOrWhiteSpace(request.AdministratorName)) return Problem.Invalid("administratorName", "A name is needed.");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(request.TimeZone) is null)
            return Problem.Invalid("timeZone", "This time zone does not exist.");
        if (passwords.Objection(request.Password, Accounts.Normalize(request.AdministratorEmail)) is { } objection)
            return Problem.Invalid("password", objection);
        if (await accounts.IsKeyTakenAsync(request.Key.ToUpperInvariant(), cancel)) return Problem.Conflict("key", "Another organization has this key.");

        // Nobody takes over an address that is known already: who has it proves that with the password, or claims it by mail first.
        if (await accounts.FindAsync(request.AdministratorEmail, cancel) is null) return null;
        _administrator = await guard.CheckAsync(request.AdministratorEmail, request.Password, cancel);
        return _administrator is null
            ? Problem.Conflict("administratorEmail", "This address is known here: use its password, or set one with “forgot password” first.")
            : null;
    }

    /// <summary>Makes the organization; null when another request took the key or the address meanwhile.</summary>
    public async Task<OrganizationRow?> CreateAsync(CreateOrganizationRequest request, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var id = Guid.CreateVersion7();
        var passwordHash = _administrator is null ? passwords.Hash(request.Password) : null;
        tenant.Set(id);
        try
        {
            return await Transactions.RunAsync(db, async inner =>
            {
                var organization = OrganizationProvisioning.Add(
                    db, id, request.Key.ToUpperInvariant(), request.Name.Trim(), request.TimeZone, request.Locale, now);
                var personId = _administrator?.Id ?? await AddAdministratorAsync(request, passwordHash!, now, inner);
                db.Memberships.Add(new MembershipRow
                {
                    OrganizationId = id,
                    PersonId = personId,
                    Roles = [Role.Administrator, Role.Consumer],
                    CreatedAt = now,
                });
                await db.SaveChangesAsync(inner);
                return organization;
            }, cancel);
        }
        catch (AddressTakenException)
        {
            return null;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return null;
        }
    }

    private async Task<Guid> AddAdministratorAsync(CreateOrganizationRequest request, string passwordHash, Instant now, CancellationToken cancel)
    {
        var newId = Guid.CreateVersion7();
        var personId = await accounts.EnsurePersonAsync(
            newId, request.AdministratorEmail, request.AdministratorName.Trim(), request.Locale, request.TimeZone, now, cancel);
        if (personId != newId) throw new AddressTakenException();

        await accounts.SetPasswordAsync(personId, passwordHash, null, cancel);
        return personId;
    }

    private sealed class AddressTakenException : Exception;
}
