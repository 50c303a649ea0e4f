using System.Net.Mail;
using System.Text.RegularExpressions;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace IncidentPlatform.Data.Intake;

/// <summary>The addresses at which organizations take mail.</summary>
public sealed partial class MailIntakes(PlatformDbContext db)
{
    internal const string AddressIndex = "ix_mail_intake_address";
    internal const string ReceivedKey = "pk_received_mail";

    /// <summary>The organization that takes mail at an address, asked before any organization is known; null for none.</summary>
    /// <param name="address">Lower case, without token.</param>
    public async Task<Guid?> OrganizationOfAsync(string address, CancellationToken cancel) =>
        (await db.Database.SqlQuery<Guid?>($"select intake_organization({address}) as \"Value\"").ToListAsync(cancel))[0];

    /// <summary>The address of the context's organization; null while it takes no mail.</summary>
    public Task<string?> AddressAsync(CancellationToken cancel) =>
        db.MailIntakes.AsNoTracking().Select(intake => intake.Address).SingleOrDefaultAsync(cancel);

    /// <summary>Whether an address can be an organization's: one that a token can be put into.</summary>
    public static bool IsAddress(string address) =>
        address.Length <= 200 && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
        && parsed.User.Length <= 30 && !parsed.User.Contains('+', StringComparison.Ordinal) && IsDomain(parsed.Host);

    /// <summary>Whether a text is the name of a domain, lower case.</summary>
    public static bool IsDomain(string domain) => domain.Length <= 253 && Domain().IsMatch(domain);

    /// <summary>Whether a save failed because another organization has the address.</summary>
    public static bool IsTaken(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: AddressIndex };

    /// <summary>Whether a save failed because the mail was taken before.</summary>
    public static bool IsRepeated(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: ReceivedKey };

    internal static void AddLookUp(MigrationBuilder migration) => Walls.AddLookUp(
        migration, "intake_organization(wanted text)", "uuid", "select organization_id from mail_intake where address = wanted", Walls.WorkerRole);

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$")]
    private static partial Regex Domain();
}
