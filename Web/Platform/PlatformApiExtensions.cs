using IncidentPlatform.ServiceDefaults.Startup;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Web.Platform;

/// <summary>The client of the public API, found by service discovery under the name <c>api</c>.</summary>
internal static class PlatformApiExtensions
{
    private static readonly Uri Address = new("https+http://api/");

    public static void AddPlatformApi(this WebApplicationBuilder builder)
    {
        builder.RequireSecrets($"{PlatformOptions.Section}:{nameof(PlatformOptions.ServiceKey)}");
        builder.Services.AddOptions<PlatformOptions>().BindConfiguration(PlatformOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddTransient<PlatformHeaders>();
        builder.Services
            .AddHttpClient<PlatformApi>((services, http) =>
            {
                http.BaseAddress = Address;
                http.Timeout = services.GetRequiredService<IOptions<PlatformOptions>>().Value.Timeout;
            })
            .AddHttpMessageHandler<PlatformHeaders>();
        var files = builder.Services.AddHttpClient<PlatformFiles>((services, http) =>
        {
            http.BaseAddress = Address;
            http.Timeout = services.GetRequiredService<IOptions<PlatformOptions>>().Value.FileTimeout;
        });
#pragma warning disable EXTEXP0001 // The way to leave the resilience of all other clients out.
        files.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        files.AddHttpMessageHandler<PlatformHeaders>();
    }
}
