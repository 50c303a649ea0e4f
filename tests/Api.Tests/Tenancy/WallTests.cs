using IncidentPlatform.Data;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentPlatform.Api.Tests.Tenancy;

public sealed class WallTests
{
    private static readonly string[] Roles = [Walls.TenantRole, Walls.ProviderRole, Walls.WorkerRole, Walls.KeysRole];

    [Fact]
    public async Task Every_table_has_a_wall_or_stands_on_the_list_of_those_without_a_tenant()
    {
        var tables = await ReadAsync("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity");

        Assert.Equal(Walls.TablesWithoutTenant.Order(), tables.Order());
    }

    [Fact]
    public async Task No_role_has_two_policies_on_a_table()
    {
        var doubled = await ReadAsync("""
            select tablename || ' ' || unnest(roles) from pg_policies group by tablename, unnest(roles) having count(*) > 1
            """);

        Assert.Empty(doubled);
    }

    [Fact]
    public async Task Every_tenant_policy_compares_with_the_setting_of_the_connection()
    {
        var others = await ReadAsync($"""
            select tablename || ' ' || policyname from pg_policies
            where '{Walls.TenantRole}' = any(roles) and qual not like '%app.organization_id%'
            """);

        Assert.Empty(others);
    }

    [Fact]
    public async Task The_worker_sees_across_tenants_only_the_queue_tables()
    {
        var open = await ReadAsync($"select tablename from pg_policies where '{Walls.WorkerRole}' = any(roles) and qual = 'true'");

        Assert.Equal(Walls.QueueTables.Order(), open.Order());
    }

    [Fact]
    public async Task No_process_role_can_bypass_a_wall_or_change_the_timeline()
    {
        var strong = await ReadAsync($"""
            select rolname from pg_roles where rolname = any(array['{string.Join("','", Roles)}']) and (rolsuper or rolbypassrls or rolcreaterole)
            """);
        var writers = await ReadAsync("""
            select grantee || ' ' || privilege_type from information_schema.role_table_grants
            where table_name = 'timeline' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE') and grantee <> 'incident_platform_owner'
            """);

        Assert.Empty(strong);
        Assert.Empty(writers);
    }

    [Fact]
    public async Task A_context_without_its_query_filters_still_sees_its_own_tenant_only()
    {
        var database = await PlatformDatabase.SharedAsync();
        var mine = await database.AddOrganizationAsync();
        await database.AddOrganizationAsync();
        await using var services = PlatformDatabase.Services(database.TenantConnectionString);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(mine.Id);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();

        var groups = await db.SupportGroups.IgnoreQueryFilters().Select(group => group.OrganizationId).Distinct()
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([mine.Id], groups);
    }

    [Fact]
    public async Task Two_tenants_that_share_a_pool_never_see_each_other()
    {
        var database = await PlatformDatabase.SharedAsync();
        var organizations = new[] { await database.AddOrganizationAsync(), await database.AddOrganizationAsync() };
        var onePooled = new NpgsqlConnectionStringBuilder(database.TenantConnectionString) { MaxPoolSize = 1 }.ConnectionString;
        await using var services = PlatformDatabase.Services(onePooled);

        for (var turn = 0; turn < 20; turn++)
        {
            var organization = organizations[turn % 2];
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organization.Id);
            var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();

            var seen = await db.SupportGroups.IgnoreQueryFilters().Select(group => group.OrganizationId)
                .ToListAsync(TestContext.Current.CancellationToken);

            Assert.Equal([organization.Id], seen);
        }
    }

    [Fact]
    public async Task A_connection_that_worked_for_a_tenant_shows_nothing_to_whoever_has_none()
    {
        var database = await PlatformDatabase.SharedAsync();
        var organization = await database.AddOrganizationAsync();
        var onePooled = new NpgsqlConnectionStringBuilder(database.TenantConnectionString) { MaxPoolSize = 1 }.ConnectionString;
        await using var services = PlatformDatabase.Services(onePooled);

        Assert.Equal([organization.Id], await SeenAsync(services, organization.Id));
        Assert.Empty(await SeenAsync(services, null));
        Assert.Equal([organization.Id], await SeenAsync(services, organization.Id));
    }

    [Fact]
    public async Task A_new_connection_is_told_its_tenant_after_the_former_one_was_cut_off()
    {
        var database = await PlatformDatabase.SharedAsync();
        var organization = await database.AddOrganizationAsync();
        await using var services = PlatformDatabase.Services(database.TenantConnectionString);
        var cancel = TestContext.Current.CancellationToken;
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organization.Id);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_terminate_backend(pg_backend_pid())", cancel).ContinueWith(_ => { }, cancel);
        await db.Database.CloseConnectionAsync();

        Assert.Equal([organization.Id], await SeenAsync(services, organization.Id));
    }

    [Fact]
    public async Task A_transaction_that_was_given_up_leaves_its_connection_with_its_tenant()
    {
        var database = await PlatformDatabase.SharedAsync();
        var organization = await database.AddOrganizationAsync();
        var onePooled = new NpgsqlConnectionStringBuilder(database.TenantConnectionString) { MaxPoolSize = 1 }.ConnectionString;
        await using var services = PlatformDatabase.Services(onePooled);
        await SeenAsync(services, null);
        await using (var scope = services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organization.Id);
            var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"select 1 / 0", TestContext.Current.CancellationToken));
        }

        Assert.Equal([organization.Id], await SeenAsync(services, organization.Id));
    }

    [Fact]
    public async Task Without_a_tenant_nothing_is_seen()
    {
        var database = await PlatformDatabase.SharedAsync();
        await database.AddOrganizationAsync();
        await using var services = PlatformDatabase.Services(database.TenantConnectionString);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();

        Assert.Empty(await db.SupportGroups.IgnoreQueryFilters().ToListAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<List<Guid>> SeenAsync(ServiceProvider services, Guid? organizationId)
    {
        await using var scope = services.CreateAsyncScope();
        if (organizationId is { } id) scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(id);
        return await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().SupportGroups.IgnoreQueryFilters()
            .Select(group => group.OrganizationId).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> ReadAsync(string sql)
    {
        var database = await PlatformDatabase.SharedAsync();
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) names.Add(reader.GetString(0));
        return names;
    }
}
