using IncidentPlatform.Worker.Loops;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Worker.Imports;

/// <summary>Paces imports. Any number of workers may run it at once: an import is one worker's at a time.</summary>
internal sealed partial class ImportLoop(
    ImportWork work, LoopBoard board, TimeProvider time, IOptions<ImportOptions> options, ILogger<ImportLoop> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        board.Expect(ImportWork.Name, options.Value.LateAfter);
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = options.Value.PauseAfterFailure;
            try
            {
                if (await work.RunOnceAsync(stoppingToken))
                {
                    board.Succeeded(ImportWork.Name);
                    pause = options.Value.PollInterval;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogPassFailed(exception); // the database is away
                board.Failed(ImportWork.Name);
            }
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for imports failed; next try after a pause")]
    private partial void LogPassFailed(Exception exception);
}
