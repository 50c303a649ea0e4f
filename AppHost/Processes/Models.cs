using IncidentPlatform.AppHost.Composition;

namespace IncidentPlatform.AppHost.Processes;

internal static class Models
{
    /// <summary>Where a process caches routing models: beside this installation's other data. Elsewhere a container's own disk will do.</summary>
    public static IResourceBuilder<ProjectResource> WithModels(this IResourceBuilder<ProjectResource> process, StartOptions host) =>
        process.ApplicationBuilder.ExecutionContext.IsRunMode
            ? process.WithEnvironment("Models__Folder", Path.Combine(host.DataFolder, "models"))
            : process;
}
