using System.Diagnostics;
using IncidentPlatform.Analytics.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Analytics.Tests.Facts;

public sealed class FactsRebuildStepTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_program_makes_the_facts_of_every_organization_and_ends()
    {
        var database = await PlatformDatabase.CreateAsync();
        await using var first = await FactsWorld.CreateAsync(database);
        await using var second = await FactsWorld.CreateAsync(database);
        await first.AddRecordsAsync(130, new Random(1)); // more than one batch
        await second.AddRecordsAsync(3, new Random(2));

        var (exitCode, output) = await RunAsync(database);

        Assert.True(exitCode == 0, output);
        Assert.Equal(first.Timelines.Keys.Order(), (await first.StoredAsync()).Facts.Select(fact => fact.IncidentId).Order());
        Assert.Equal(second.Timelines.Keys.Order(), (await second.StoredAsync()).Facts.Select(fact => fact.IncidentId).Order());
        Assert.Contains("All facts rebuilt: 133 records", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(PlatformDatabase database)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "IncidentPlatform.Analytics.dll"), FactsRebuildStep.Argument,
            $"--ConnectionStrings:platform={database.WorkerConnectionString}",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
