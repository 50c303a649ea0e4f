using IncidentPlatform.Api.Hosting;
using IncidentPlatform.ServiceDefaults.Startup;

namespace IncidentPlatform.Api.Providers;

/// <summary>The work of providers on records of their customers.</summary>
internal static class ProviderRegistration
{
    /// <summary>Registers the provider's connections and what stands on them.</summary>
    public static void AddProviders(this WebApplicationBuilder builder)
    {
        builder.RequireSettings($"ConnectionStrings:{ProviderSource.ConnectionName}");
        builder.Services.AddSingleton<ProviderSource>();
        builder.Services.AddSingleton<IStartupCheck>(provider => new ConnectionCheck(
            provider.GetRequiredService<ProviderSource>().DataSource, ProviderSource.ConnectionName, "app_provider"));
        builder.Services.AddScoped<ProviderDb>();
        builder.Services.AddScoped<HandedOverRecords>();
    }

    /// <summary>After authorization, before the endpoints.</summary>
    public static void UseProviders(this WebApplication app) => app.UseMiddleware<ProviderScope>();
}
