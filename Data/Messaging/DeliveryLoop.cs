using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Data.Messaging;

/// <summary>Paces the queue of one subscription: until it is empty, then until a hint or the poll interval.</summary>
internal sealed partial class DeliveryLoop(
    string subscription, DeliveryQueue queue, WakeUps wakeUps, IOptions<MessagingOptions> options, ILogger<DeliveryLoop> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await queue.RunOnceAsync(subscription, stoppingToken) == options.Value.BatchSize)
                {
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogPassFailed(exception, subscription); // the database is away; a single bad row was postponed by the queue
            }
            await WaitAsync(stoppingToken);
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        try
        {
            await wakeUps.WaitAsync(subscription, options.Value.PollInterval, stoppingToken);
        }
        catch (OperationCanceledException)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A pass over the deliveries of {Subscription} failed; next try after a pause")]
    private partial void LogPassFailed(Exception exception, string subscription);
}
