using IncidentPlatform.Data;
using IncidentPlatform.Data.Demo;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Worker.Tests.Demo;

/// <summary>A database with the demo in it, seeded once for the tests that only read.</summary>
public sealed class DemoDatabase : IAsyncLifetime
{
    private NpgsqlDataSource? _source;

    internal string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        ConnectionString = (await PlatformDatabase.CreateAsync()).OwnerConnectionString;
        _source = PlatformDataExtensions.CreateSource(ConnectionString);
        await SeedAsync(ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null) await _source.DisposeAsync();
    }

    /// <summary>A Tuesday morning in Jakarta: what is open does not depend on when the tests run.</summary>
    internal static Instant Now { get; } = Instant.FromUtc(2026, 11, 24, 3, 30);

    internal static Task SeedAsync(string connectionString, string environment = "Development") => new DemoSeed(
        new HostingEnvironment { EnvironmentName = environment }, new FakeTimeProvider(Now.ToDateTimeOffset()),
        LoggerFactory.Create(logging => logging.AddConsole()).CreateLogger<DemoSeed>())
        .RunAsync(connectionString, TestContext.Current.CancellationToken);

    /// <summary>The organization with this key.</summary>
    internal async Task<Guid> OrganizationAsync(string key)
    {
        await using var db = Context(null);
        return await db.Organizations.IgnoreQueryFilters().Where(row => row.Key == key).Select(row => row.Id)
            .SingleAsync(TestContext.Current.CancellationToken);
    }

    internal PlatformDbContext Context(Guid? organizationId)
    {
        var options = (DbContextOptions<PlatformDbContext>)new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(_source!).Options;
        return new PlatformDbContext(options, organizationId is { } id ? new CurrentTenant(id) : new CurrentTenant());
    }

    /// <summary>The tests that share one.</summary>
    [CollectionDefinition]
    public sealed class Shared : ICollectionFixture<DemoDatabase>;
}
