using IncidentPlatform.Data.Imports;
using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Worker.Loops;

namespace IncidentPlatform.Worker.Imports;

/// <summary>Does what there is to do on imports, one after the other, oldest first.</summary>
internal sealed partial class ImportWork(ImportRunner runner, ImportTelemetry telemetry, LoopBoard board, ILogger<ImportWork> logger)
{
    /// <summary>The label of its metrics.</summary>
    public const string Name = "imports";

    /// <summary>Goes through all imports on which there is something to do.</summary>
    /// <returns>Whether all of it went well; what failed is tried again until it is given up.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken cancel)
    {
        var allWell = true;
        foreach (var (organizationId, id) in await runner.UnderWayAsync(cancel)) allWell &= await RunAsync(organizationId, id, cancel);
        return allWell;
    }

    private async Task<bool> RunAsync(Guid organizationId, Guid id, CancellationToken cancel)
    {
        using var activity = ImportTelemetry.Source.StartActivity("import");
        try
        {
            var state = await runner.RunAsync(
                organizationId, id,
                step =>
                {
                    telemetry.Did(step);
                    board.Succeeded(Name);
                },
                cancel);
            if (state is { } reached && !ImportLifecycle.IsUnderWay(reached))
            {
                telemetry.Ended(reached);
                LogEnded(id, reached);
            }
            return true;
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            LogFailed(exception, id);
            board.Failed(Name);
            if (await runner.FailAsync(organizationId, id, cancel) == ImportState.Failed) telemetry.Ended(ImportState.Failed);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {ImportId} came to rest: {State}")]
    private partial void LogEnded(Guid importId, ImportState state);

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {ImportId} failed at a batch; it goes on from there")]
    private partial void LogFailed(Exception exception, Guid importId);
}
