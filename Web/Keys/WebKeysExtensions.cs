using IncidentPlatform.ServiceDefaults.Startup;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentPlatform.Web.Keys;

/// <summary>Cookies made by one replica are read by every other and survive a restart.</summary>
internal static class WebKeysExtensions
{
    public const string ConnectionName = "web-keys";
    public const string ApplicationName = "incident-platform";

    public static void AddWebKeys(this WebApplicationBuilder builder)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName(ApplicationName);
        // Keys on the local disk would sign everybody out with each new replica.
        builder.RequireConnection(ConnectionName, NpgsqlDataSource.Create);
        if (builder.Configuration.GetConnectionString(ConnectionName) is not { Length: > 0 } connection) return;

        builder.Services.AddDbContext<WebKeysContext>(context => context.UseNpgsql(connection));
        protection.PersistKeysToDbContext<WebKeysContext>();
    }
}
