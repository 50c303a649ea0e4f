using IncidentPlatform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentPlatform.Api.Providers;

/// <summary>Connections of the role <c>app_provider</c>. Apart from the tenants', so that no request has both roles' rights.</summary>
internal sealed class ProviderSource : IAsyncDisposable
{
    /// <summary>Name of the connection.</summary>
    public const string ConnectionName = "platform-provider";

    private readonly NpgsqlDataSource _source;

    public ProviderSource(IConfiguration configuration)
    {
        _source = PlatformDataExtensions.CreateSource(configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"The setting ConnectionStrings:{ConnectionName} is missing."));
        Options = (DbContextOptions<PlatformDbContext>)new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(_source).Options;
    }

    /// <summary>For a context over these connections.</summary>
    public DbContextOptions<PlatformDbContext> Options { get; }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
