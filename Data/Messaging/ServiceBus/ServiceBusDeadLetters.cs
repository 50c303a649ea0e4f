using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>
/// Parks the dead letters of one subscription, those of the consumer and those that the broker made by itself, so that all that
/// is parked is seen in one place.
/// </summary>
internal sealed partial class ServiceBusDeadLetters(
    string subscription, ServiceBusClient client, ServiceBusInbox inbox, TimeProvider time,
    IOptions<MessagingOptions> messaging, IOptions<ServiceBusOptions> options, ILogger<ServiceBusDeadLetters> logger) : BackgroundService
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var receiver = client.CreateReceiver(options.Value.Topic, subscription, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var message in await receiver.ReceiveMessagesAsync(messaging.Value.BatchSize, Wait, stoppingToken)) await ParkAsync(receiver, message, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                LogPassFailed(exception, subscription); // the broker or the database is away; the letters come again when their locks end
                await PauseAsync(stoppingToken);
            }
        }
        await CloseAsync(receiver);
    }

    private async Task ParkAsync(ServiceBusReceiver receiver, ServiceBusReceivedMessage message, CancellationToken cancel)
    {
        // What cannot be read has no row to be parked in: it stays where it is, and is logged each time its lock ends.
        if (ServiceBusMessages.TryRead(message, subscription) is not { } delivery)
        {
            LogUnreadable(message.MessageId, subscription);
            return;
        }
        var reason = message.DeadLetterReason ?? nameof(ServiceBusDeadLetters);
        if (await inbox.ParkAsync(delivery with { Attempt = messaging.Value.MaxAttempts }, reason[..Math.Min(reason.Length, 200)], cancel)) LogParked(delivery.Id, subscription, reason);
        await receiver.CompleteMessageAsync(message, CancellationToken.None);
    }

    private async Task PauseAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(messaging.Value.PollInterval, time, stoppingToken);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task CloseAsync(ServiceBusReceiver receiver)
    {
        try
        {
            await receiver.DisposeAsync();
        }
        catch (Exception exception) when (exception is TimeoutException or ServiceBusException or ObjectDisposedException or OperationCanceledException)
        {
            LogNotClosed(exception, subscription);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {DeliveryId} of {Subscription} was parked: {Reason}")]
    private partial void LogParked(Guid deliveryId, string subscription, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Dead letter {MessageId} of {Subscription} is no delivery of the platform")]
    private partial void LogUnreadable(string messageId, string subscription);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A pass over the dead letters of {Subscription} failed; next try after a pause")]
    private partial void LogPassFailed(Exception exception, string subscription);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The receiver of the dead letters of {Subscription} was not closed in order")]
    private partial void LogNotClosed(Exception exception, string subscription);
}
