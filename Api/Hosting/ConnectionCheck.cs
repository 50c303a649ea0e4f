using IncidentPlatform.Data;
using IncidentPlatform.ServiceDefaults.Startup;
using Npgsql;

namespace IncidentPlatform.Api.Hosting;

/// <summary>Refuses a connection for which row-level security would be no wall.</summary>
internal sealed class ConnectionCheck(NpgsqlDataSource source) : IStartupCheck
{
    public async Task<IReadOnlyList<string>> FindProblemsAsync(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
        return await command.ExecuteScalarAsync(cancel) is true
            ? [$"The setting ConnectionStrings:{PlatformDataExtensions.ConnectionName} signs in as a superuser, who sees every organization: use the role app_tenant."]
            : [];
    }
}
