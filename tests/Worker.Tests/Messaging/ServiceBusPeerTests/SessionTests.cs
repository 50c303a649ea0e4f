using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using IncidentPlatform.ServiceBusPeer;

namespace IncidentPlatform.Worker.Tests.Messaging.ServiceBusPeerTests;

public sealed class SessionTests : PeerTest
{
    [Fact]
    public async Task The_session_processor_keeps_the_order_of_each_session()
    {
        await using var sender = Client.CreateSender(Sessions);
        for (var number = 0; number < 10; number++)
        {
            await sender.SendMessagesAsync(Enumerable.Range(0, 10).Select(session => Message($"{number}", $"s{session}")).ToList(), Cancel);
        }
        var handled = new ConcurrentDictionary<string, ConcurrentQueue<string>>();

        await using var processor = Client.CreateSessionProcessor(Sessions, new ServiceBusSessionProcessorOptions
        {
            MaxConcurrentSessions = 4,
            SessionIdleTimeout = TimeSpan.FromMilliseconds(100),
        });
        processor.ProcessMessageAsync += message =>
        {
            handled.GetOrAdd(message.SessionId, _ => []).Enqueue(message.Message.Body.ToString());
            return Task.CompletedTask;
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync(Cancel);
        await Peer.WaitAsync(Sessions, counts => counts == EntityCounts.None, Cancel);
        await processor.StopProcessingAsync(Cancel);

        Assert.Equal(10, handled.Count);
        Assert.All(handled.Values, numbers => Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], numbers));
    }

    [Fact]
    public async Task A_session_has_one_receiver_until_it_is_closed()
    {
        await SendAsync(Sessions, "first", "s");
        var holder = await Client.AcceptNextSessionAsync(Sessions, cancellationToken: Cancel);
        Assert.Equal("s", holder.SessionId);
        Assert.Equal("first", (await holder.ReceiveMessageAsync(cancellationToken: Cancel)).Body.ToString());

        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => Client.AcceptSessionAsync(Sessions, "s", cancellationToken: Cancel));
        Assert.Equal(ServiceBusFailureReason.SessionCannotBeLocked, refused.Reason);

        await holder.DisposeAsync();
        await Peer.WaitAsync(Sessions, counts => counts.Ready == 1, Cancel);
        await using var next = await Client.AcceptSessionAsync(Sessions, "s", cancellationToken: Cancel);
        Assert.Equal(1, (await next.ReceiveMessageAsync(cancellationToken: Cancel)).DeliveryCount);
    }

    [Fact]
    public async Task Accepting_waits_for_a_session_with_a_message()
    {
        var accepting = Client.AcceptNextSessionAsync(Sessions, cancellationToken: Cancel);

        await SendAsync(Sessions, "late", "s");

        await using var session = await accepting;
        Assert.Equal("s", session.SessionId);
    }

    [Fact]
    public async Task Without_a_message_accepting_times_out()
    {
        await using var hasty = new ServiceBusClient(Peer.ConnectionString, new ServiceBusClientOptions
        {
            RetryOptions = new ServiceBusRetryOptions { TryTimeout = TimeSpan.FromMilliseconds(300), MaxRetries = 0 },
        });

        var timeout = await Assert.ThrowsAsync<ServiceBusException>(() => hasty.AcceptNextSessionAsync(Sessions, cancellationToken: Cancel));

        Assert.Equal(ServiceBusFailureReason.ServiceTimeout, timeout.Reason);
    }

    [Fact]
    public async Task A_session_keeps_its_state_and_its_lock_is_renewed()
    {
        await using var session = await Client.AcceptSessionAsync(Sessions, "s", cancellationToken: Cancel);
        Assert.Null(await session.GetSessionStateAsync(Cancel));
        var lockedUntil = session.SessionLockedUntil;

        await session.SetSessionStateAsync(BinaryData.FromString("at 7"), Cancel);
        await session.RenewSessionLockAsync(Cancel);

        Assert.Equal("at 7", (await session.GetSessionStateAsync(Cancel)).ToString());
        Assert.True(session.SessionLockedUntil > lockedUntil);
    }

    [Theory]
    [InlineData("the broker closes the link", true)]
    [InlineData("the broker only answers the settlement", false)]
    public async Task A_lost_session_refuses_the_completion_and_its_message_comes_again(string _, bool closesLinks)
    {
        await SendAsync(Sessions, "slow", "s");
        var session = await Client.AcceptNextSessionAsync(Sessions, cancellationToken: Cancel);
        var received = await session.ReceiveMessageAsync(cancellationToken: Cancel);

        await Peer.ExpireLocksAsync(Sessions, closesLinks);

        var lost = await Record.ExceptionAsync(() => session.CompleteMessageAsync(received, Cancel));
        Assert.True(lost is ObjectDisposedException or ServiceBusException { Reason: ServiceBusFailureReason.SessionLockLost }, $"{lost}");
        await using var again = await Client.AcceptSessionAsync(Sessions, "s", cancellationToken: Cancel);
        Assert.Equal(2, (await again.ReceiveMessageAsync(cancellationToken: Cancel)).DeliveryCount);
    }

    [Fact]
    public async Task A_message_without_a_session_is_refused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(Sessions, "stray"));
    }
}
