using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>Paces the relay: until the queue is empty, then until a hint or the poll interval.</summary>
internal sealed partial class ServiceBusRelayLoop(
    ServiceBusRelay relay, WakeUps wakeUps, IOptions<MessagingOptions> options, ILogger<ServiceBusRelayLoop> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Also after less than a full batch: the next rows of the same records have become available.
                while (await relay.RunOnceAsync(stoppingToken) > 0)
                {
                }
                await wakeUps.WaitAsync(Subscriptions.Relay, options.Value.PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogPassFailed(exception); // the broker or the database is away
                await wakeUps.WaitAsync(Subscriptions.Relay, options.Value.PollInterval, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A pass of the Service Bus relay failed; next try after a pause")]
    private partial void LogPassFailed(Exception exception);
}
