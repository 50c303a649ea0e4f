using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentPlatform.Data.Tenancy;

/// <summary>
/// The second wall: row-level security for the roles as which the processes connect. Policies are split by role, so that no
/// role has two on a table: PostgreSQL would OR them, and a list page would cost a hundred times as much.
/// </summary>
internal static class Walls
{
    /// <summary>Api: one tenant at a time.</summary>
    public const string TenantRole = "app_tenant";

    /// <summary>Api on behalf of a provider: reads what agreements in force hand over.</summary>
    public const string ProviderRole = "app_provider";

    /// <summary>Worker and Analytics: one tenant at a time, and the queue tables across tenants.</summary>
    public const string WorkerRole = "app_worker";

    /// <summary>Web: the data-protection keys, nothing else.</summary>
    public const string KeysRole = "web_keys";

    /// <summary>Tables that hold ids only and are read across tenants by <see cref="WorkerRole"/>; the wall test reads this list.</summary>
    public static IReadOnlyList<string> QueueTables { get; } = ["timer", "delivery", "escalation_firing"];

    /// <summary>Tables without a tenant; only named functions and views reach them.</summary>
    public static IReadOnlyList<string> TablesWithoutTenant { get; } = ["person", "handled", "loop_pass", "data_protection_key", "migration_history"];

    /// <summary>Raises the wall around a tenant table.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">The column that names the tenant.</param>
    /// <param name="privileges">What the processes may do with rows of their tenant.</param>
    public static void Raise(
        MigrationBuilder migration, string table, string column = "organization_id", string privileges = "select, insert, update, delete") =>
        migration.Sql($"""
            alter table {table} enable row level security;
            grant {privileges} on {table} to {TenantRole}, {WorkerRole};
            create policy tenant on {table} to {TenantRole}
                using ({column} = {TenantSetting.SqlExpression}) with check ({column} = {TenantSetting.SqlExpression});
            create policy worker on {table} to {WorkerRole}
                using ({column} = {TenantSetting.SqlExpression}) with check ({column} = {TenantSetting.SqlExpression});
            """);

    /// <summary>Raises the wall around a queue table: the worker sees all of it, a tenant its own rows.</summary>
    public static void RaiseQueue(MigrationBuilder migration, string table, string tenantPrivileges) =>
        migration.Sql($"""
            alter table {table} enable row level security;
            grant {tenantPrivileges} on {table} to {TenantRole};
            grant select, insert, update, delete on {table} to {WorkerRole};
            create policy tenant on {table} to {TenantRole}
                using (organization_id = {TenantSetting.SqlExpression}) with check (organization_id = {TenantSetting.SqlExpression});
            create policy worker on {table} to {WorkerRole} using (true) with check (true);
            alter table {table} set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000,
                autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000);
            """);

    /// <summary>Lets a provider read rows of a table.</summary>
    public static void OpenToProvider(MigrationBuilder migration, string table, string condition) =>
        migration.Sql($"""
            grant select on {table} to {ProviderRole};
            create policy provider on {table} for select to {ProviderRole} using ({condition});
            """);

    /// <summary>A function that looks across tenants for one purpose, with the owner's rights.</summary>
    public static void AddLookUp(MigrationBuilder migration, string signature, string returns, string body, params string[] roles)
    {
        migration.Sql($"""
            create function {signature} returns {returns}
            language sql security definer set search_path = public, pg_temp as $function$ {body} $function$;
            revoke all on function {signature} from public;
            grant execute on function {signature} to {string.Join(", ", roles)};
            """);
    }
}
