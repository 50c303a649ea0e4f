using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(IncidentPlatform.Platform.Tests.Composition.RunningPlatform))]

namespace IncidentPlatform.Platform.Tests.Composition;

/// <summary>
/// The whole platform in the local edition, on free ports and data of its own: started by the first test that asks, stopped
/// after the last. Every test of this project may use it, so a test makes an organization of its own.
/// </summary>
public sealed class RunningPlatform : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    private readonly string data = Path.Combine(Path.GetTempPath(), $"incident-platform-run-{Guid.NewGuid():N}");
    private readonly Lazy<Task<DistributedApplication>> application;

    public RunningPlatform() => application = new(StartAsync);

    /// <summary>The running application, every resource of it healthy.</summary>
    public Task<DistributedApplication> ApplicationAsync() => application.Value;

    /// <summary>A client of a process: <c>web</c>, <c>api</c>, <c>worker</c>, <c>analytics</c> or <c>mailbox</c>.</summary>
    public async Task<HttpClient> ClientAsync(string process) => (await ApplicationAsync()).CreateHttpClient(process, "http");

    /// <summary>The address of a process.</summary>
    public async Task<Uri> AddressAsync(string process) => (await ApplicationAsync()).GetEndpoint(process, "http");

    public async ValueTask DisposeAsync()
    {
        if (!application.IsValueCreated) return;
        try
        {
            await (await application.Value).DisposeAsync();
        }
        finally
        {
            if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        }
    }

    private async Task<DistributedApplication> StartAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
            ["--edition", "local", "--random-ports", $"--INCIDENT_PLATFORM_DATA={data}"], limit.Token);
        var app = await builder.BuildAsync(limit.Token);
        try
        {
            await app.StartAsync(limit.Token);
            var notifications = app.Services.GetRequiredService<ResourceNotificationService>();
            foreach (var process in new[] { "mailbox", "analytics", "api", "web", "worker" })
                await notifications.WaitForResourceHealthyAsync(process, WaitBehavior.StopOnResourceUnavailable, limit.Token);
            return app;
        }
        catch
        {
            await app.DisposeAsync(); // nobody else will: the fixture has only the failure
            throw;
        }
    }
}
