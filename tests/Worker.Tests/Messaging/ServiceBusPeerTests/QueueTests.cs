using Azure.Messaging.ServiceBus;

namespace IncidentPlatform.Worker.Tests.Messaging.ServiceBusPeerTests;

public sealed class QueueTests : PeerTest
{
    [Fact]
    public async Task A_message_arrives_as_it_was_sent_and_is_gone_when_completed()
    {
        await using var sender = Client.CreateSender(Queue);
        await sender.SendMessageAsync(new ServiceBusMessage("body") { MessageId = "m-1", Subject = "opened", ApplicationProperties = { ["kind"] = "Incident" } }, Cancel);

        await using var receiver = Client.CreateReceiver(Queue);
        var received = await receiver.ReceiveMessageAsync(cancellationToken: Cancel);

        Assert.Equal(("body", "m-1", "opened", "Incident", 1),
            (received.Body.ToString(), received.MessageId, received.Subject, received.ApplicationProperties["kind"], received.DeliveryCount));
        Assert.Equal(1, (await Peer.CountAsync(Queue)).Locked);
        await receiver.CompleteMessageAsync(received, Cancel);
        Assert.Equal(ServiceBusPeer.EntityCounts.None, await Peer.CountAsync(Queue));
    }

    [Fact]
    public async Task A_batch_is_stored_as_its_messages()
    {
        await using var sender = Client.CreateSender(Queue);

        await sender.SendMessagesAsync([Message("a"), Message("b"), Message("c")], Cancel);

        await using var receiver = Client.CreateReceiver(Queue, new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });
        var received = await receiver.ReceiveMessagesAsync(3, TimeSpan.FromSeconds(2), Cancel);
        Assert.Equal(["a", "b", "c"], received.Select(message => message.Body.ToString()));
        Assert.Equal(ServiceBusPeer.EntityCounts.None, await Peer.CountAsync(Queue));
    }

    [Fact]
    public async Task An_abandoned_message_comes_again_and_after_its_last_delivery_goes_to_the_dead_letters()
    {
        await SendAsync(Queue, "poison");
        await using var receiver = Client.CreateReceiver(Queue);

        for (var delivery = 1; delivery <= 3; delivery++)
        {
            var received = await receiver.ReceiveMessageAsync(cancellationToken: Cancel);
            Assert.Equal(delivery, received.DeliveryCount);
            await receiver.AbandonMessageAsync(received, cancellationToken: Cancel);
        }

        await using var dead = Client.CreateReceiver(Queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        Assert.Equal("MaxDeliveryCountExceeded", (await dead.ReceiveMessageAsync(cancellationToken: Cancel)).DeadLetterReason);
    }

    [Fact]
    public async Task A_dead_lettered_message_keeps_its_reason_and_its_properties()
    {
        await SendAsync(Queue, "bad");
        await using var receiver = Client.CreateReceiver(Queue);

        var received = await receiver.ReceiveMessageAsync(cancellationToken: Cancel);
        await receiver.DeadLetterMessageAsync(received, new Dictionary<string, object> { ["parkedBy"] = "test" }, "unreadable", "no record", Cancel);

        await using var dead = Client.CreateReceiver(Queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        var parked = await dead.PeekMessageAsync(cancellationToken: Cancel);
        Assert.Equal(("unreadable", "no record", "test"), (parked.DeadLetterReason, parked.DeadLetterErrorDescription, parked.ApplicationProperties["parkedBy"]));
    }

    [Fact]
    public async Task A_second_message_with_the_same_id_is_dropped()
    {
        await SendAsync(Queue, "first", messageId: "same");
        await SendAsync(Queue, "second", messageId: "same");

        Assert.Equal(1, (await Peer.CountAsync(Queue)).Ready);
    }

    [Fact]
    public async Task A_renewed_lock_ends_later_and_a_lost_one_refuses_the_completion()
    {
        await SendAsync(Queue, "slow");
        await using var receiver = Client.CreateReceiver(Queue);
        var received = await receiver.ReceiveMessageAsync(cancellationToken: Cancel);
        var lockedUntil = received.LockedUntil;

        await receiver.RenewMessageLockAsync(received, Cancel);
        Assert.True(received.LockedUntil > lockedUntil);

        await Peer.ExpireLocksAsync(Queue);
        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.CompleteMessageAsync(received, Cancel));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
        Assert.Equal(2, (await receiver.ReceiveMessageAsync(cancellationToken: Cancel)).DeliveryCount);
    }

    [Fact]
    public async Task A_scheduled_message_becomes_visible_in_time_unless_it_is_cancelled()
    {
        await using var sender = Client.CreateSender(Queue);
        var cancelled = await sender.ScheduleMessageAsync(Message("never"), DateTimeOffset.MaxValue.AddYears(-1), Cancel);
        await sender.ScheduleMessageAsync(Message("soon"), TimeProvider.System.GetUtcNow().AddMilliseconds(200), Cancel);
        Assert.Equal(2, (await Peer.CountAsync(Queue)).Scheduled);

        await sender.CancelScheduledMessageAsync(cancelled, Cancel);

        await using var receiver = Client.CreateReceiver(Queue);
        Assert.Equal("soon", (await receiver.ReceiveMessageAsync(cancellationToken: Cancel)).Body.ToString());
        Assert.Equal(0, (await Peer.CountAsync(Queue)).Scheduled);
    }

    [Fact]
    public async Task An_unknown_entity_is_not_found()
    {
        var missing = await Assert.ThrowsAsync<ServiceBusException>(() => SendAsync("nowhere", "lost"));

        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, missing.Reason);
    }

    [Fact]
    public async Task A_topic_copies_to_the_subscriptions_that_want_the_message()
    {
        Peer.AddTopic("topic");
        Peer.AddSubscription("topic", "all");
        Peer.AddSubscription("topic", "opened", filter: properties => Equals(properties["type"], "Opened"));
        await using var sender = Client.CreateSender("topic");

        await sender.SendMessageAsync(new ServiceBusMessage("1") { ApplicationProperties = { ["type"] = "Opened" } }, Cancel);
        await sender.SendMessageAsync(new ServiceBusMessage("2") { ApplicationProperties = { ["type"] = "Closed" } }, Cancel);

        Assert.Equal(2, (await Peer.CountAsync("topic/Subscriptions/all")).Ready);
        await using var receiver = Client.CreateReceiver("topic", "opened");
        Assert.Equal("1", (await receiver.ReceiveMessageAsync(cancellationToken: Cancel)).Body.ToString());
    }

    [Fact]
    public async Task The_processor_works_through_a_queue()
    {
        await using var sender = Client.CreateSender(Queue);
        await sender.SendMessagesAsync(Enumerable.Range(0, 200).Select(number => Message($"{number}")).ToList(), Cancel);
        var handled = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();

        await using var processor = Client.CreateProcessor(Queue, new ServiceBusProcessorOptions { MaxConcurrentCalls = 8, PrefetchCount = 20 });
        processor.ProcessMessageAsync += message => Task.FromResult(handled[message.Message.Body.ToString()] = true);
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync(Cancel);
        await Peer.WaitAsync(Queue, counts => counts == ServiceBusPeer.EntityCounts.None, Cancel);
        await processor.StopProcessingAsync(Cancel);

        Assert.Equal(200, handled.Count);
    }
}
