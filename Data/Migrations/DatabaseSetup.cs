using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentPlatform.Data.Migrations;

/// <summary>
/// The migration step: creates the database, the roles and the schema, or brings them up to date. Safe to run from several
/// replicas at once. It alone connects as owner.
/// </summary>
public static class DatabaseSetup
{
    /// <summary>Owns the tables and the look-up functions; nobody signs in as it.</summary>
    public const string OwnerRole = "incident_platform_owner";

    // Arbitrary, but the same in every replica: whoever holds it sets up, the others wait.
    private const long SetupLock = 5_080_081;

    /// <summary>Runs the step.</summary>
    /// <param name="connectionString">An administrator of the server, or a role that may create roles and the database.</param>
    /// <param name="passwords">Passwords of the processes' roles.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task RunAsync(string connectionString, RolePasswords passwords, CancellationToken cancel)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        var database = target.Database ?? throw new ArgumentException("The connection names no database.", nameof(connectionString));
        await CreateDatabaseAndRolesAsync(target, database, passwords, cancel);

        // Without a limit: a step that rewrites a large table takes minutes, and half of it is of no use to anybody.
        var asOwner = new NpgsqlConnectionStringBuilder(target.ConnectionString) { Options = $"-c role={OwnerRole}", CommandTimeout = 0 };
        await using var source = PlatformDataExtensions.CreateSource(asOwner.ConnectionString);
        var options = new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(source).Options;
        await using var db = new PlatformDbContext((DbContextOptions<PlatformDbContext>)options, new CurrentTenant());
        await db.Database.MigrateAsync(cancel);
    }

    private static async Task CreateDatabaseAndRolesAsync(
        NpgsqlConnectionStringBuilder target, string database, RolePasswords passwords, CancellationToken cancel)
    {
        var server = new NpgsqlConnectionStringBuilder(target.ConnectionString) { Database = "postgres" };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancel);
        await ExecuteAsync(connection, $"select pg_advisory_lock({SetupLock})", cancel);

        await EnsureRoleAsync(connection, OwnerRole, "nologin", cancel);
        await ExecuteAsync(connection, $"grant {OwnerRole} to current_user", cancel);
        await EnsureLoginAsync(connection, Walls.TenantRole, passwords.Tenant, cancel);
        await EnsureLoginAsync(connection, Walls.ProviderRole, passwords.Provider, cancel);
        await EnsureLoginAsync(connection, Walls.WorkerRole, passwords.Worker, cancel);
        await EnsureLoginAsync(connection, Walls.KeysRole, passwords.Keys, cancel);

        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database });
        if (await exists.ExecuteScalarAsync(cancel) is null)
            await ExecuteAsync(connection, $"create database {Quote(database)} owner {OwnerRole}", cancel);

        await using var inside = new NpgsqlConnection(target.ConnectionString);
        await inside.OpenAsync(cancel);
        await ExecuteAsync(inside, $"""
            alter schema public owner to {OwnerRole};
            revoke create on schema public from public;
            create extension if not exists unaccent;
            create extension if not exists btree_gin;
            """, cancel);
    }

    private static async Task EnsureLoginAsync(NpgsqlConnection connection, string role, string password, CancellationToken cancel)
    {
        await EnsureRoleAsync(connection, role, "login", cancel);
        if (password.Length > 0) await ExecuteAsync(connection, $"alter role {role} with password {Literal(password)}", cancel);
    }

    // Roles belong to the server: another database's setup may create one at the same moment.
    private static Task EnsureRoleAsync(NpgsqlConnection connection, string role, string attribute, CancellationToken cancel) =>
        ExecuteAsync(connection, $"""
            do $$ begin
                if not exists (select from pg_roles where rolname = '{role}') then create role {role} {attribute}; end if;
            exception when duplicate_object or unique_violation then null; end $$
            """, cancel);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
