namespace IncidentPlatform.Worker.Loops;

/// <summary>Paces a piece of work: a pass, then its interval.</summary>
internal sealed partial class PeriodicLoop<TWork>(TWork work, LoopBoard board, TimeProvider time, ILogger<PeriodicLoop<TWork>> logger)
    : BackgroundService
    where TWork : IPeriodicWork
{
    private static readonly TimeSpan LeastLate = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        board.Expect(work.Name, LeastLate + (3 * work.Interval));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await work.RunOnceAsync(stoppingToken)) board.Succeeded(work.Name);
                await Task.Delay(work.Interval, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogPassFailed(exception, work.Name); // the database is away
                board.Failed(work.Name);
                await Task.Delay(work.Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A pass of {Loop} failed; next try after a pause")]
    private partial void LogPassFailed(Exception exception, string loop);
}
