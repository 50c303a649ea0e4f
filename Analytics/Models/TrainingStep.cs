using System.Diagnostics;
using System.Globalization;
using IncidentPlatform.Data;

namespace IncidentPlatform.Analytics.Models;

/// <summary>
/// <c>Analytics --train &lt;organizationId&gt; [version]</c>: trains a routing model and ends. A process of its own, so that its
/// memory is gone afterwards and ending it harms nothing. The exit code is a <see cref="TrainingResult"/>.
/// </summary>
internal static partial class TrainingStep
{
    /// <summary>Asks for it on the command line.</summary>
    public const string Argument = "--train";

    /// <summary>Says that the run ends when its input does: the parent holds the other end.</summary>
    public const string AttachedArgument = "--attached";

    private const int UsageExitCode = 64;

    /// <summary>Runs it; the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var at = Array.IndexOf(args, Argument);
        if (!Guid.TryParse(args.ElementAtOrDefault(at + 1), out var organizationId))
        {
            await Console.Error.WriteLineAsync($"Say for which organization: Analytics {Argument} <organization id>.");
            return UsageExitCode;
        }

        int? version = int.TryParse(args.ElementAtOrDefault(at + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        // Records that come in meanwhile are routed by a process that shares these cores.
        Process.GetCurrentProcess().PriorityClass = ProcessPriorityClass.BelowNormal;

        var builder = Host.CreateApplicationBuilder();
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning); // else every statement is a line
        builder.AddPlatformData();
        builder.Services.AddModelTraining();
        using var host = builder.Build();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        if (args.Contains(AttachedArgument)) _ = StopWithInputAsync(stop);

        var result = await host.Services.GetRequiredService<ModelTraining>().RunAsync(organizationId, version, stop.Token);
        using var self = Process.GetCurrentProcess();
        var (elapsed, processorTime, megabytes) = (TimeProvider.System.GetLocalNow() - self.StartTime, self.TotalProcessorTime, self.PeakWorkingSet64 >> 20);
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TrainingStep));
        LogEnded(logger, result, elapsed, processorTime, megabytes);
        return (int)result;
    }

    private static async Task StopWithInputAsync(CancellationTokenSource stop)
    {
        await using var input = Console.OpenStandardInput();
        var nothing = new byte[1];
        while (await input.ReadAsync(nothing) > 0)
        {
        }
        await stop.CancelAsync();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Training ended: {Result}, after {Elapsed} ({ProcessorTime} of processor time), at most {Megabytes} MB")]
    private static partial void LogEnded(ILogger logger, TrainingResult result, TimeSpan elapsed, TimeSpan processorTime, long megabytes);
}
