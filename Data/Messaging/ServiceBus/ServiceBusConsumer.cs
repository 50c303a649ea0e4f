using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>Brings the messages of one subscription to its handler: records side by side, those of one record in order.</summary>
internal sealed partial class ServiceBusConsumer(
    string subscription, ServiceBusClient client, ServiceBusInbox inbox, MessagingTelemetry telemetry, TimeProvider time,
    IOptions<MessagingOptions> messaging, IOptions<ServiceBusOptions> options, ILogger<ServiceBusConsumer> logger) : BackgroundService
{
    private const string Unreadable = "Unreadable";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var processor = client.CreateSessionProcessor(options.Value.Topic, subscription, new ServiceBusSessionProcessorOptions
        {
            AutoCompleteMessages = false,
            MaxConcurrentSessions = options.Value.MaxConcurrentSessions,
            SessionIdleTimeout = options.Value.SessionIdleTimeout,
            // Counted from the start of the session, which may be busy for days; a handler has a limit of its own.
            MaxAutoLockRenewalDuration = Timeout.InfiniteTimeSpan,
        });
        processor.ProcessMessageAsync += ProcessAsync;
        processor.ProcessErrorAsync += failure =>
        {
            LogTransportFailed(failure.Exception, subscription, failure.ErrorSource); // the processor goes on by itself
            return Task.CompletedTask;
        };
        try
        {
            await processor.StartProcessingAsync(stoppingToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        await CloseAsync(processor);
    }

    private async Task ProcessAsync(ProcessSessionMessageEventArgs args)
    {
        var message = args.Message;
        if (ServiceBusMessages.TryRead(message, subscription) is not { } delivery)
        {
            LogUnreadable(message.MessageId, subscription);
            await SettleAsync(args.DeadLetterMessageAsync(message, Unreadable, "Not a delivery of the platform."), message.MessageId);
            return;
        }
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(args.CancellationToken);
            limit.CancelAfter(options.Value.HandlerTimeout);
            if (ServiceBusMessages.Concerns(message, subscription)) await inbox.HandleAsync(delivery, limit.Token);
        }
        catch (Exception) when (args.CancellationToken.IsCancellationRequested)
        {
            return; // stopping: not settled, so it comes again and this counts as no try
        }
        catch (Exception exception) when (Transactions.IsTransient(exception))
        {
            // The database is away or was in somebody's way: no fault of the delivery. A session that is closed before its
            // message is settled counts as no try, an abandoned message does.
            LogInterrupted(exception, delivery.Id, subscription);
            await PauseAsync(delivery, args.CancellationToken);
            args.ReleaseSession();
            return;
        }
        catch (Exception exception)
        {
            await GiveBackAsync(args, delivery, exception);
            return;
        }
        await SettleAsync(args.CompleteMessageAsync(message), message.MessageId);
    }

    private async Task GiveBackAsync(ProcessSessionMessageEventArgs args, Delivery delivery, Exception exception)
    {
        if (delivery.Attempt >= messaging.Value.MaxAttempts)
        {
            LogGivenUp(exception, delivery.Id, subscription, delivery.Attempt);
            await SettleAsync(args.DeadLetterMessageAsync(args.Message, exception.GetType().Name, $"Failed {delivery.Attempt} times."), args.Message.MessageId);
            return;
        }
        LogRetried(exception, delivery.Id, subscription, delivery.Attempt);
        telemetry.Count(subscription, MessagingTelemetry.Outcomes.Retried, 0);
        // The broker knows no pause: the record keeps its place and its lock meanwhile, so that nothing overtakes.
        await PauseAsync(delivery, args.CancellationToken);
        await SettleAsync(args.AbandonMessageAsync(args.Message), args.Message.MessageId);
    }

    private async Task PauseAsync(Delivery delivery, CancellationToken stopping)
    {
        var pause = Duration.Min(DeliveryQueue.Backoff(messaging.Value.RetryDelay, delivery.Attempt), Duration.FromTimeSpan(options.Value.LongestPause));
        try
        {
            await Task.Delay(pause.ToTimeSpan(), time, stopping);
        }
        catch (OperationCanceledException)
        {
            // Stopping: whoever comes next need not wait.
        }
    }

    /// <summary>
    /// The effects are committed or rolled back by now. A settlement that fails brings the message again at worst; often it took
    /// effect and only its answer is lost, which the client library reports as a lost lock.
    /// </summary>
    private async Task SettleAsync(Task settlement, string messageId)
    {
        try
        {
            await settlement;
        }
        catch (Exception exception) when (exception is ServiceBusException or ObjectDisposedException or TimeoutException or OperationCanceledException)
        {
            LogNotSettled(exception, messageId, subscription);
        }
    }

    private async Task CloseAsync(ServiceBusSessionProcessor processor)
    {
        try
        {
            await processor.DisposeAsync();
        }
        // Right after a broken connection the library may wait in vain for an answer of the dead link.
        catch (Exception exception) when (exception is TimeoutException or ServiceBusException or ObjectDisposedException or OperationCanceledException)
        {
            LogNotClosed(exception, subscription);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Service Bus trouble in {Subscription} while {Source}")]
    private partial void LogTransportFailed(Exception exception, string subscription, ServiceBusErrorSource source);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} of {Subscription} is no delivery and stays among the dead letters")]
    private partial void LogUnreadable(string messageId, string subscription);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {DeliveryId} of {Subscription} failed at try {Attempt}; it comes again")]
    private partial void LogRetried(Exception exception, Guid deliveryId, string subscription, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {DeliveryId} of {Subscription} was interrupted by the database; it comes again")]
    private partial void LogInterrupted(Exception exception, Guid deliveryId, string subscription);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {DeliveryId} of {Subscription} is given up after {Attempt} tries")]
    private partial void LogGivenUp(Exception exception, Guid deliveryId, string subscription, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} of {Subscription} may not be settled; should it come again, it takes no second effect")]
    private partial void LogNotSettled(Exception exception, string messageId, string subscription);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The receiver of {Subscription} was not closed in order")]
    private partial void LogNotClosed(Exception exception, string subscription);
}
