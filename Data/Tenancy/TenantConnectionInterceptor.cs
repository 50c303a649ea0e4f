using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace IncidentPlatform.Data.Tenancy;

/// <summary>Tells PostgreSQL on each opened connection for which organization it works; row-level security reads it.</summary>
/// <param name="connections">Those that keep the setting when they go back to their pool; null where Npgsql resets them.</param>
internal sealed class TenantConnectionInterceptor(TenantConnections? connections) : DbConnectionInterceptor
{
    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var organizationId = (eventData.Context as PlatformDbContext)?.Tenant.OrganizationId;
        if (connections is not null) await connections.SetAsync((NpgsqlConnection)connection, organizationId, cancellationToken);
        else if (organizationId is not null) await TenantSetting.ApplyAsync((NpgsqlConnection)connection, organizationId, isLocal: false, cancellationToken);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        throw new NotSupportedException("Connections are opened asynchronously, so that the tenant is always set.");
}
