using IncidentPlatform.AppHost.Composition;

namespace IncidentPlatform.AppHost.Processes;

internal static class Scraping
{
    /// <summary>Lets a Prometheus that is not on this machine read a process's <c>/metrics</c>, with the scrape token. In the local edition it is on this machine and needs none.</summary>
    public static IResourceBuilder<ProjectResource> WithScraping(this IResourceBuilder<ProjectResource> process, StartOptions host, PlatformSecrets secrets) =>
        host.Edition is Edition.Local ? process : process.WithEnvironment("Metrics__ScrapeToken", secrets[PlatformSecrets.ScrapeToken]);
}
