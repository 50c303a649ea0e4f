using Azure.Messaging.ServiceBus;
using IncidentPlatform.ServiceBusPeer;

namespace IncidentPlatform.Worker.Tests.Messaging.ServiceBusPeerTests;

/// <summary>The faults do to the client library what they are named after.</summary>
public sealed class FaultTests : PeerTest
{
    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        await using var stranger = Connect(Peer.ConnectionStringWithKey("d3Jvbmc="), maxRetries: 0);
        await using var sender = stranger.CreateSender(Queue);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => sender.SendMessageAsync(Message("x"), Cancel));
    }

    [Fact]
    public async Task A_busy_broker_stores_nothing()
    {
        await using var impatient = Connect(Peer.ConnectionString, maxRetries: 0);
        await using var sender = impatient.CreateSender(Queue);
        Peer.Faults.RefuseSends(1);

        var busy = await Assert.ThrowsAsync<ServiceBusException>(() => sender.SendMessageAsync(Message("x"), Cancel));

        Assert.Equal((ServiceBusFailureReason.ServiceBusy, true), (busy.Reason, busy.IsTransient));
        Assert.Equal(0, (await Peer.CountAsync(Queue)).Ready);
    }

    [Fact]
    public async Task A_send_whose_answer_is_lost_is_repeated_by_the_client_and_stored_once_thanks_to_its_id()
    {
        Peer.Faults.LoseSendAcknowledgements(1);

        await SendAsync(Queue, "once", messageId: "id");

        Assert.Equal(1, (await Peer.CountAsync(Queue)).Ready);
    }

    [Fact]
    public async Task A_completion_whose_answer_is_lost_is_reported_as_a_lost_lock_although_the_message_is_gone()
    {
        await SendAsync(Queue, "done");
        await using var receiver = Client.CreateReceiver(Queue);
        var received = await receiver.ReceiveMessageAsync(cancellationToken: Cancel);
        Peer.Faults.LoseSettlementAcknowledgements(1);

        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.CompleteMessageAsync(received, Cancel));

        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
        Assert.Equal(EntityCounts.None, await Peer.CountAsync(Queue));
    }

    [Fact]
    public async Task A_processor_goes_on_after_its_connection_broke()
    {
        var handled = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var processor = Client.CreateProcessor(Queue);
        processor.ProcessMessageAsync += message =>
        {
            handled.Enqueue(message.Message.Body.ToString());
            return Task.CompletedTask;
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync(Cancel);
        await SendAsync(Queue, "before");
        await Peer.WaitAsync(Queue, counts => counts == EntityCounts.None, Cancel);

        Peer.DropConnections();
        await SendAsync(Queue, "after");
        await Peer.WaitAsync(Queue, counts => counts == EntityCounts.None, Cancel);

        Assert.Equal(["before", "after"], handled);
        await StopQuietlyAsync(processor);
    }

    [Fact]
    public async Task A_broker_that_is_away_is_a_passing_fault_and_its_messages_are_there_when_it_is_back()
    {
        await SendAsync(Queue, "kept");
        await using var impatient = Connect(Peer.ConnectionString, maxRetries: 0);
        await using var sender = impatient.CreateSender(Queue);

        Peer.StopListening();
        var away = await Assert.ThrowsAsync<ServiceBusException>(() => sender.SendMessageAsync(Message("x"), Cancel));
        Assert.Equal((ServiceBusFailureReason.ServiceCommunicationProblem, true), (away.Reason, away.IsTransient));

        Peer.Listen();
        await sender.SendMessageAsync(Message("back"), Cancel);
        Assert.Equal(2, (await Peer.CountAsync(Queue)).Ready);
    }

    // Closing right after a break may wait in vain for the drain of a dead link.
    private static async Task StopQuietlyAsync(ServiceBusProcessor processor)
    {
        try
        {
            await processor.StopProcessingAsync(Cancel);
        }
        catch (TimeoutException)
        {
        }
    }
}
