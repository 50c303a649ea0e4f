using IncidentPlatform.Data;
using IncidentPlatform.Data.Facts;

namespace IncidentPlatform.Analytics.Facts;

/// <summary><c>Analytics --rebuild-facts</c>: makes all facts anew from the timelines and ends. Everything else may go on meanwhile.</summary>
internal static partial class FactsRebuildStep
{
    /// <summary>Asks for it on the command line.</summary>
    public const string Argument = "--rebuild-facts";

    /// <summary>Runs it; the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder([.. args.Where(arg => arg != Argument)]);
        builder.AddPlatformData();
        builder.Services.AddFactKeeping();
        using var host = builder.Build();
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FactsRebuildStep));
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true; // ends after the present batch, which commits
            stop.Cancel();
        };

        try
        {
            var total = await host.Services.GetRequiredService<FactsRebuild>()
                .RunAsync((organization, records) => LogOrganization(logger, organization, records), stop.Token);
            LogDone(logger, total);
            return 0;
        }
        catch (OperationCanceledException)
        {
            LogStopped(logger);
            return 1;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Facts of {Organization} rebuilt: {Records} records")]
    private static partial void LogOrganization(ILogger logger, string organization, int records);

    [LoggerMessage(Level = LogLevel.Information, Message = "All facts rebuilt: {Records} records")]
    private static partial void LogDone(ILogger logger, int records);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopped; what was rebuilt stays, start again for the rest")]
    private static partial void LogStopped(ILogger logger);
}
