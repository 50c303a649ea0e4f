using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.ServiceDefaults.Startup;

/// <summary>Refuses a connection whose role no wall between organizations binds: a superuser, or one that bypasses row-level security.</summary>
/// <param name="name">The name of the connection string.</param>
/// <param name="open">Makes a source of connections from it; the check disposes it.</param>
internal sealed class ConnectionCheck(string name, Func<string, DbDataSource> open, IConfiguration configuration) : IStartupCheck
{
    public async Task<IReadOnlyList<string>> FindProblemsAsync(CancellationToken cancel)
    {
        if (configuration.GetConnectionString(name) is not { Length: > 0 } connectionString) return []; // said by SettingsCheck

        try
        {
            await using var source = open(connectionString);
            await using var command = source.CreateCommand("select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
            return await command.ExecuteScalarAsync(cancel) is false
                ? []
                : [$"The connection ConnectionStrings:{name} signs in as a superuser, or as a role that bypasses row-level security: use the role that the migration step made for this process."];
        }
        catch (Exception exception) when (exception is DbException or ArgumentException)
        {
            return [$"The connection ConnectionStrings:{name} does not work ({exception.Message}): check it, and that the database runs."];
        }
    }
}

/// <summary>Which databases a process cannot do without.</summary>
public static class RequiredConnections
{
    /// <summary>Outside Development the process refuses to start while the connection string <paramref name="name"/> is missing, does not work, or signs in as a role that no wall binds.</summary>
    /// <param name="open">Makes a source of connections, such as <c>NpgsqlDataSource.Create</c>.</param>
    public static IHostApplicationBuilder RequireConnection(this IHostApplicationBuilder builder, string name, Func<string, DbDataSource> open)
    {
        builder.RequireSettings($"ConnectionStrings:{name}");
        builder.Services.AddSingleton<IStartupCheck>(services => new ConnectionCheck(name, open, services.GetRequiredService<IConfiguration>()));
        return builder;
    }
}
