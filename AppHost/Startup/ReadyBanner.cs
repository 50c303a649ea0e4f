using System.Collections.Concurrent;
using System.Diagnostics;
using IncidentPlatform.AppHost.Composition;
using IncidentPlatform.AppHost.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.AppHost.Startup;

internal static class ReadyBannerExtensions
{
    /// <summary>Says where everything is as soon as everything is healthy, or what did not start and why.</summary>
    public static void AddReadyBanner(this IDistributedApplicationBuilder builder, StartOptions host)
    {
        if (!builder.ExecutionContext.IsRunMode) return;
        // What the composition itself named: a part of another resource starts only when somebody asks for it.
        var awaited = builder.Resources
            .Where(resource => resource is (ProjectResource or ExecutableResource or ContainerResource) and not IResourceWithParent)
            .ToList();
        builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<ReadyBanner>(services, host, awaited));
    }
}

internal sealed class ReadyBanner(StartOptions host, List<IResource> awaited, ResourceNotificationService notifications,
    ResourceLoggerService logs, IConfiguration settings, IHostApplicationLifetime lifetime) : BackgroundService
{
    private const int LastLines = 20;
    private static readonly TimeSpan SayAgain = TimeSpan.FromSeconds(15);

    private readonly Stopwatch sinceStart = Stopwatch.StartNew();
    private readonly ConcurrentDictionary<string, byte> waitedFor = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var starts = Task.WhenAll(awaited.Select(resource => StartedAsync(resource, stoppingToken)));
            while (await Task.WhenAny(starts, Task.Delay(SayAgain, stoppingToken)) != starts)
            {
                stoppingToken.ThrowIfCancellationRequested();
                SayWhatIsWaitedFor();
            }
            var outcomes = await starts;
            if (outcomes.All(failure => failure is null)) Console.WriteLine(Banner());
        }
        catch (OperationCanceledException)
        {
            // Told to stop before everything was up.
        }
    }

    /// <summary>Null when the resource serves, or has done its work; otherwise the start is over.</summary>
    private async Task<string?> StartedAsync(IResource resource, CancellationToken cancel)
    {
        waitedFor.TryAdd(resource.Name, 0);
        var seen = await notifications.WaitForResourceAsync(resource.Name, IsDecided, cancel);
        waitedFor.TryRemove(resource.Name, out _);
        if (!IsFailed(seen)) return null;

        var code = seen.Snapshot.ExitCode is { } exitCode ? $" (exit code {exitCode})" : "";
        await Console.Error.WriteLineAsync($"'{resource.Name}' did not start{code}. It said last:\n{await LastWordsAsync(resource)}");
        Environment.ExitCode = 1;
        lifetime.StopApplication();
        return resource.Name;
    }

    private void SayWhatIsWaitedFor()
    {
        var names = waitedFor.Keys.Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0) return;

        var why = host.Demo && names.Contains(Migrations.Name) ? " The first start also makes up a year of history." : "";
        Console.WriteLine($"{sinceStart.Elapsed.TotalSeconds:0} s, still to come: {string.Join(", ", names)}.{why}");
    }

    private static bool IsDecided(ResourceEvent seen) =>
        IsFailed(seen)
        || seen.Snapshot.State?.Text == KnownResourceStates.Finished
        || seen.Snapshot.State?.Text == KnownResourceStates.Exited
        || (seen.Snapshot.State?.Text == KnownResourceStates.Running && seen.Snapshot.HealthStatus is HealthStatus.Healthy && !IsStep(seen.Resource));

    // A step runs, is healthy at once, and is only done when it has ended.
    private static bool IsStep(IResource resource) => !resource.HasAnnotationOfType<HealthCheckAnnotation>();

    private static bool IsFailed(ResourceEvent seen)
    {
        var state = seen.Snapshot.State?.Text;
        if (state == KnownResourceStates.FailedToStart) return true;
        if (state != KnownResourceStates.Exited && state != KnownResourceStates.Finished) return false;
        return !IsStep(seen.Resource) || seen.Snapshot.ExitCode is > 0;
    }

    private async Task<string> LastWordsAsync(IResource resource)
    {
        var words = new Queue<string>();
        await foreach (var lines in logs.GetAllAsync(resource))
        {
            foreach (var line in lines)
            {
                words.Enqueue("  " + line.Content);
                if (words.Count > LastLines) words.Dequeue();
            }
        }
        return string.Join('\n', words);
    }

    private string Banner()
    {
        var lines = new List<string>
        {
            "",
            $"The platform is ready ({host.Edition.ToString().ToLowerInvariant()} edition, {sinceStart.Elapsed.TotalSeconds:0} s).",
            $"  Web front end  {UrlOf("web")}",
            $"  API            {UrlOf("api")}  (reference: {UrlOf("api")}/reference)",
        };
        if (DashboardUrl() is { } dashboard) lines.Add($"  Dashboard      {dashboard}");
        if (UrlOf("mailbox") is { } mailbox) lines.Add($"  Mailbox        {mailbox}");
        if (host.Demo) lines.AddRange(DemoUsers.Lines);
        lines.Add($"Data: {host.DataFolder}. Ctrl-C stops everything.");
        return string.Join(Environment.NewLine, lines);
    }

    private string? UrlOf(string name) =>
        awaited.OfType<IResourceWithEndpoints>().FirstOrDefault(resource => resource.Name == name) is { } resource
        && resource.GetEndpoint(PlatformProcess.Http) is { IsAllocated: true } endpoint
            ? endpoint.Url
            : null;

    private string? DashboardUrl() =>
        host.HasDashboard && settings["ASPNETCORE_URLS"]?.Split(';')[0] is { Length: > 0 } url && settings["AppHost:BrowserToken"] is { Length: > 0 } token
            ? $"{url}/login?t={token}"
            : null;
}
