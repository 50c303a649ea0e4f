using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace IncidentPlatform.Data.Tenancy;

/// <summary>Tells PostgreSQL on each opened connection for which organization it works; row-level security reads it.</summary>
/// <remarks>Npgsql resets the setting when the connection goes back to its pool.</remarks>
internal sealed class TenantConnectionInterceptor : DbConnectionInterceptor
{
    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not PlatformDbContext { Tenant.OrganizationId: { } organizationId }) return;

        await TenantSetting.ApplyAsync((NpgsqlConnection)connection, organizationId, isLocal: false, cancellationToken);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        throw new NotSupportedException("Connections are opened asynchronously, so that the tenant is always set.");
}
