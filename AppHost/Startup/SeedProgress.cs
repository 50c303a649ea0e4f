using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.AppHost.Startup;

internal static class SeedProgressExtensions
{
    /// <summary>Shows on this terminal how far a step is that takes minutes.</summary>
    public static IResourceBuilder<ProjectResource> WithProgress(this IResourceBuilder<ProjectResource> step)
    {
        step.ApplicationBuilder.Services.AddHostedService(services =>
            ActivatorUtilities.CreateInstance<SeedProgress>(services, step.Resource));
        return step;
    }
}

/// <summary>Repeats the step's lines that tell how many records are there.</summary>
internal sealed class SeedProgress(ProjectResource step, ResourceLoggerService logs) : BackgroundService
{
    private const string Told = " records ";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var lines in logs.WatchAsync(step).WithCancellation(stoppingToken))
            {
                foreach (var line in lines.Where(line => line.Content.Contains(Told, StringComparison.Ordinal)))
                    Console.WriteLine(WithoutTime(line.Content));
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }

    // "2026-11-24T18:00:00.000Z       4000 of 10000 records added ..."
    private static string WithoutTime(string line) =>
        line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space && line[..space].EndsWith('Z') ? line[space..].Trim() : line.Trim();
}
