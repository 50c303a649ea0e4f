using System.Globalization;
using IncidentPlatform.AppHost.Composition;

namespace IncidentPlatform.AppHost.Processes;

internal static class PlatformProcess
{
    /// <summary>The name of the endpoint that every process answers on.</summary>
    public const string Http = "http";

    /// <summary>Adds a process of the platform in the environment of <paramref name="host"/>. Healthy when <c>/health</c> says so.</summary>
    /// <param name="port">Where people find it; null for a free port.</param>
    public static IResourceBuilder<ProjectResource> AddProcess<TProject>(
        this IDistributedApplicationBuilder builder, string name, StartOptions host, int? port = null)
        where TProject : IProjectMetadata, new() =>
        builder.AddStep<TProject>(name, host)
            .WithHttpEndpoint(port: port, name: Http, isProxied: false)
            .WithHttpHealthCheck("/health", endpointName: Http);

    /// <summary>Adds a process that does one thing and ends.</summary>
    public static IResourceBuilder<ProjectResource> AddStep<TProject>(this IDistributedApplicationBuilder builder, string name, StartOptions host)
        where TProject : IProjectMetadata, new() =>
        builder
            .AddProject<TProject>(name, options => options.ExcludeLaunchProfile = true)
            .StartAsBuilt()
            .WithTelemetry(host)
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", host.Environment)
            .WithEnvironment("DOTNET_ENVIRONMENT", host.Environment)
            // One heap instead of one per core: a quarter of the memory for processes that mostly wait.
            .WithEnvironment("DOTNET_gcServer", "0")
            // The youngest generation would grow to the processor's largest cache, 8 MB (hexadecimal) serve as well.
            .WithEnvironment("DOTNET_GCgen0size", "800000")
            .WithEnvironment("Demo__Enabled", host.Demo ? "true" : "false");

    /// <summary>Tells processes under which address people reach the platform: what links in mails and pages point to.</summary>
    public static void AddPublicUrl(this IResourceBuilder<ProjectResource> web, params IEnumerable<IResourceBuilder<ProjectResource>> readers)
    {
        var builder = web.ApplicationBuilder;
        var operators = builder.ExecutionContext.IsPublishMode ? builder.AddParameter("public-url") : null;
        foreach (var reader in readers)
        {
            if (operators is not null) reader.WithEnvironment("Web__PublicUrl", operators);
            else reader.WithEnvironment("Web__PublicUrl", web.GetEndpoint(Http));
        }
    }

    // The orchestrator gives every project the dashboard's address, or that where one would be.
    private static IResourceBuilder<ProjectResource> WithTelemetry(this IResourceBuilder<ProjectResource> process, StartOptions host) =>
        host.HasDashboard ? process : process.WithEnvironment(context => context.EnvironmentVariables.Remove("OTEL_EXPORTER_OTLP_ENDPOINT"));

    /// <summary>
    /// Starts the built program itself instead of <c>dotnet run</c>, which would stand before each process with a second
    /// of start and 125 MB. A development environment that wants to debug the project still starts it its own way.
    /// </summary>
    private static IResourceBuilder<ProjectResource> StartAsBuilt(this IResourceBuilder<ProjectResource> process)
    {
        var builder = process.ApplicationBuilder;
        if (!builder.ExecutionContext.IsRunMode || !string.IsNullOrEmpty(builder.Configuration["DEBUG_SESSION_PORT"])) return process;

        var project = process.Resource.GetProjectMetadata().ProjectPath;
        return process
            .WithAnnotation(new ExecutableAnnotation { Command = "dotnet", WorkingDirectory = Path.GetDirectoryName(project)! })
            .WithArgs(ProgramOf(project));
    }

    /// <summary>The built program of a project: this assembly was built together with it, in bin/&lt;configuration&gt;/&lt;framework&gt;.</summary>
    public static string ProgramOf(string project)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Path.GetDirectoryName(project)!, "bin", output.Parent!.Name, output.Name,
            string.Create(CultureInfo.InvariantCulture, $"IncidentPlatform.{Path.GetFileNameWithoutExtension(project)}.dll"));
    }
}
