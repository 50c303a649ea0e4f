using Microsoft.Extensions.Options;

namespace IncidentPlatform.Analytics.Metrics;

/// <summary>Paces the reading of the business metrics.</summary>
internal sealed partial class BusinessMetricsLoop(
    BusinessMetricsReader reader, TimeProvider time, IOptions<BusinessMetricsOptions> options, ILogger<BusinessMetricsLoop> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, time);
        try
        {
            do
            {
                await ReadAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the lock goes back below.
        }
        await reader.DisposeAsync();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        try
        {
            await reader.ReadOnceAsync(cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            LogFailed(exception); // nothing is shown meanwhile; an alert on missing series says so
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The business metrics could not be read; next try after the interval")]
    private partial void LogFailed(Exception exception);
}
