using IncidentPlatform.ServiceDefaults.Startup;
using Npgsql;

namespace IncidentPlatform.Api.Providers;

/// <summary>The work of providers on records of their customers.</summary>
internal static class ProviderRegistration
{
    /// <summary>Registers the provider's connections and what stands on them.</summary>
    public static void AddProviders(this WebApplicationBuilder builder)
    {
        builder.RequireConnection(ProviderSource.ConnectionName, NpgsqlDataSource.Create);
        builder.Services.AddSingleton<ProviderSource>();
        builder.Services.AddScoped<ProviderDb>();
        builder.Services.AddScoped<HandedOverRecords>();
    }

    /// <summary>After authorization, before the endpoints.</summary>
    public static void UseProviders(this WebApplication app) => app.UseMiddleware<ProviderScope>();
}
