using IncidentPlatform.Data;
using IncidentPlatform.ServiceDefaults.Startup;
using Npgsql;

namespace IncidentPlatform.Api.Hosting;

/// <summary>Refuses a connection for which row-level security would be no wall.</summary>
/// <param name="source">The connection.</param>
/// <param name="name">Its name in the settings.</param>
/// <param name="role">The role that it should have.</param>
internal sealed class ConnectionCheck(
    NpgsqlDataSource source, string name = PlatformDataExtensions.ConnectionName, string role = "app_tenant") : IStartupCheck
{
    public async Task<IReadOnlyList<string>> FindProblemsAsync(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
        return await command.ExecuteScalarAsync(cancel) is true
            ? [$"The setting ConnectionStrings:{name} signs in as a superuser, who sees every organization: use the role {role}."]
            : [];
    }
}
