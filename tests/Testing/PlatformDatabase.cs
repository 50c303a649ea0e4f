using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Migrations;
using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Testing;

/// <summary>
/// A database with the platform's schema on the shared throwaway server, copied from a template that is migrated once per test
/// process. Tests make organizations of their own and so run side by side on one database.
/// </summary>
public sealed class PlatformDatabase
{
    private const string TemplateName = "platform_template";
    private static readonly Lazy<Task> Template = new(CreateTemplateAsync);
    private static readonly Lazy<Task<PlatformDatabase>> SharedDatabase = new(CreateAsync);

    private PlatformDatabase(string ownerConnectionString) => OwnerConnectionString = ownerConnectionString;

    /// <summary>The superuser's connection: sees over every wall.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>As which Api connects.</summary>
    public string TenantConnectionString => As("app_tenant");

    /// <summary>As which Api reads for providers.</summary>
    public string ProviderConnectionString => As("app_provider");

    /// <summary>As which Worker and Analytics connect.</summary>
    public string WorkerConnectionString => As("app_worker");

    /// <summary>One database for every test of the process that does not need its own.</summary>
    public static Task<PlatformDatabase> SharedAsync() => SharedDatabase.Value;

    /// <summary>A database of one's own.</summary>
    public static async Task<PlatformDatabase> CreateAsync()
    {
        await Template.Value;
        var server = await PostgresServer.SharedAsync();
        return new PlatformDatabase(await server.CreateDatabaseAsync(TemplateName));
    }

    /// <summary>A database on a server of one's own, for a test that stops it.</summary>
    public static async Task<PlatformDatabase> CreateOnAsync(PostgresServer server, CancellationToken cancel)
    {
        var connectionString = await server.CreateDatabaseAsync(cancel: cancel);
        await DatabaseSetup.RunAsync(connectionString, new RolePasswords("", "", "", ""), cancel);
        return new PlatformDatabase(connectionString);
    }

    /// <summary>Services over this database, as a process registers them.</summary>
    /// <param name="connectionString">Decides the role.</param>
    /// <param name="configure">More services.</param>
    /// <param name="settings">Configuration.</param>
    public static ServiceProvider Services(
        string connectionString, Action<IServiceCollection>? configure = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build());
        configure?.Invoke(services);
        services.AddPlatformData(connectionString);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Makes an organization with the desk, the default service, and some people.</summary>
    /// <param name="key">Unique; null for a random one.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="timeZone">IANA zone.</param>
    public async Task<TestOrganization> AddOrganizationAsync(string? key = null, Instant? now = null, string timeZone = "Asia/Jakarta")
    {
        key ??= $"T{Guid.NewGuid():N}"[..10].ToUpperInvariant();
        var at = now ?? Instant.FromUtc(2026, 1, 1, 0, 0);
        var id = Guid.CreateVersion7();
        await using var source = PlatformDataExtensions.CreateSource(OwnerConnectionString);
        var options = new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(source).Options;
        await using var db = new PlatformDbContext((DbContextOptions<PlatformDbContext>)options, new CurrentTenant(id));
        var organization = OrganizationProvisioning.Add(db, id, key, $"Organization {key}", timeZone, "en", at);
        await db.SaveChangesAsync();
        return new TestOrganization(this, organization);
    }

    /// <summary>Makes a person with a membership.</summary>
    public async Task<Guid> AddPersonAsync(OrganizationRow organization, string name, Role[] roles, Guid[] groupIds)
    {
        await using var source = PlatformDataExtensions.CreateSource(OwnerConnectionString);
        var options = new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(source).Options;
        await using var db = new PlatformDbContext((DbContextOptions<PlatformDbContext>)options, new CurrentTenant(organization.Id));
        var person = new PersonRow
        {
            Id = Guid.CreateVersion7(),
            Email = $"{name.ToLowerInvariant()}-{Guid.NewGuid():N}@test.example",
            Name = name,
            CreatedAt = organization.CreatedAt,
        };
        db.People.Add(person);
        db.Memberships.Add(new MembershipRow
        {
            OrganizationId = organization.Id,
            PersonId = person.Id,
            Roles = roles,
            CreatedAt = organization.CreatedAt,
        });
        foreach (var group in groupIds)
            db.GroupMemberships.Add(new GroupMembershipRow { OrganizationId = organization.Id, GroupId = group, PersonId = person.Id });
        await db.SaveChangesAsync();
        return person.Id;
    }

    /// <summary>Makes a support group.</summary>
    internal async Task<Guid> AddGroupAsync(OrganizationRow organization, string key, int tier)
    {
        await using var source = PlatformDataExtensions.CreateSource(OwnerConnectionString);
        var options = new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(source).Options;
        await using var db = new PlatformDbContext((DbContextOptions<PlatformDbContext>)options, new CurrentTenant(organization.Id));
        var group = new SupportGroupRow { Id = Guid.CreateVersion7(), OrganizationId = organization.Id, Key = key, Name = key, Tier = tier };
        db.SupportGroups.Add(group);
        await db.SaveChangesAsync();
        return group.Id;
    }

    private static async Task CreateTemplateAsync()
    {
        var server = await PostgresServer.SharedAsync();
        var target = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = TemplateName };
        await DatabaseSetup.RunAsync(target.ConnectionString, new RolePasswords("", "", "", ""), CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    private string As(string role) => new NpgsqlConnectionStringBuilder(OwnerConnectionString) { Username = role }.ConnectionString;
}
