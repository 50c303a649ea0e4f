using IncidentPlatform.AppHost.Composition;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.AppHost.Startup;

internal static class Dashboard
{
    private const int Port = 15080;

    /// <summary>Gives the Aspire dashboard, if there is to be one, its addresses where no launch profile did: loopback, so without TLS.</summary>
    public static void AddDashboard(this IDistributedApplicationBuilder builder, StartOptions host)
    {
        var settings = builder.Configuration;
        if (host.HasDashboard && string.IsNullOrEmpty(settings["ASPNETCORE_URLS"]))
        {
            var port = host.Ports is null ? StartOptions.FreePort() : Port;
            settings["ASPNETCORE_URLS"] = $"http://localhost:{port}";
            settings["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] ??= $"http://localhost:{StartOptions.FreePort()}";
            settings["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] ??= $"http://localhost:{StartOptions.FreePort()}";
            settings["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] ??= "true";
        }

        // Come back to the shell only when every child process is gone; by itself the orchestrator ends them afterwards.
        settings["DcpPublisher:WaitForResourceCleanup"] ??= "true";

        // The banner says what a person needs; the rest stays in the dashboard. Outside the containers edition the
        // orchestrator's only warning is that there is no development certificate, and nothing here speaks TLS. A start that
        // fails or is broken off comes out as an exception too, and the host's own keys protect nothing that lasts.
        builder.Services.AddLogging(logging => logging
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Aspire.Hosting", LogLevel.Warning)
            .AddFilter("Aspire.Hosting.Dcp.DcpHost", host.Edition is Edition.Containers ? LogLevel.Warning : LogLevel.Error));
    }
}
