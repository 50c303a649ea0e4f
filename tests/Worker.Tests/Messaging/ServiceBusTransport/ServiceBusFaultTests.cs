using System.Net.Sockets;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.ServiceBusPeer;
using IncidentPlatform.Worker.Tests.Messaging.Conformance;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace IncidentPlatform.Worker.Tests.Messaging.ServiceBusTransport;

/// <summary>Whatever the broker and the network do, each delivery takes effect once.</summary>
public sealed class ServiceBusFaultTests : TransportTest
{
    private AmqpPeer peer = ServiceBusProcess.StartPeer();
    private string? connection;

    protected override string Subscription => Subscriptions.Facts;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await peer.DisposeAsync();
    }

    [Fact]
    public async Task Connections_break_again_and_again()
    {
        Guid[] records = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];
        await StartAsync();
        await StartAsync();

        for (var sequence = 1; sequence <= 5; sequence++)
        {
            foreach (var record in records) await EnqueueAsync(record, sequence);
            await EffectsAsync(records[0], count: sequence);
            peer.DropConnections();
        }

        foreach (var record in records) Assert.Equal([1, 2, 3, 4, 5], await EffectsAsync(record, count: 5));
        await NothingIsLeftAsync();
        Assert.Equal(30, await Database.CountAsync("effect", Cancel));
    }

    [Fact]
    public async Task The_answer_to_a_send_is_lost_and_the_topic_detects_no_duplicates()
    {
        await peer.DisposeAsync();
        peer = ServiceBusProcess.StartPeer(detectsDuplicates: false);
        var record = Guid.NewGuid();
        peer.Faults.LoseSendAcknowledgements(2);
        await StartAsync();

        await EnqueueAsync(record, 1);
        await EnqueueAsync(record, 2);

        Assert.Equal([1, 2], await EffectsAsync(record, count: 2));
        await NothingIsLeftAsync();
        Assert.Equal([1, 2], await Database.EffectsAsync(record, Cancel));
    }

    [Fact]
    public async Task The_answer_to_a_completion_is_lost()
    {
        var record = Guid.NewGuid();
        peer.Faults.LoseSettlementAcknowledgements(1);
        await StartAsync();

        await EnqueueAsync(record, 1);
        await EnqueueAsync(record, 2);

        Assert.Equal([1, 2], await EffectsAsync(record, count: 2));
        await NothingIsLeftAsync();
        Assert.Equal([1, 2], await Database.EffectsAsync(record, Cancel));
    }

    [Fact]
    public async Task A_completion_is_never_answered_and_the_message_comes_again()
    {
        var record = Guid.NewGuid();
        peer.Faults.IgnoreSettlements(2); // the library's own retry too
        await StartAsync(("Azure:Messaging:ServiceBus:ClientOptions:RetryOptions:TryTimeout", "00:00:01"));

        await EnqueueAsync(record, 1);

        Assert.Equal([1], await EffectsAsync(record, count: 1));
        await NothingIsLeftAsync();
        Assert.Equal([1], await Database.EffectsAsync(record, Cancel));
    }

    [Theory]
    [InlineData("the broker closes the link", true)]
    [InlineData("the broker only answers the settlement", false)]
    public async Task The_lock_ends_while_the_handler_runs(string _, bool closesLinks)
    {
        var record = Guid.NewGuid();
        var expired = false;
        Script.Act = async (_, _) =>
        {
            if (!expired) await peer.ExpireLocksAsync(ServiceBusProcess.Path, closesLinks);
            expired = true;
        };
        await StartAsync();

        await EnqueueAsync(record, 1);
        await EnqueueAsync(record, 2);

        Assert.Equal([1, 2], await EffectsAsync(record, count: 2));
        await NothingIsLeftAsync();
        Assert.Equal([1, 2], await Database.EffectsAsync(record, Cancel));
    }

    [Theory]
    [InlineData(PeerFaults.QuotaExceeded)]
    [InlineData(PeerFaults.ServerBusy)]
    public async Task The_topic_takes_nothing_for_a_while(string condition)
    {
        var record = Guid.NewGuid();
        peer.Faults.RefuseSends(4, condition); // more than the tries of a delivery
        await StartAsync(("ServiceBus:LongestPause", "00:00:00.050"), ("Azure:Messaging:ServiceBus:ClientOptions:RetryOptions:MaxRetries", "0"));

        await EnqueueAsync(record, 1);

        Assert.Equal([1], await EffectsAsync(record, count: 1));
        Assert.Null(await Database.ParkedAsync(Cancel));
    }

    [Fact]
    public async Task A_wrong_key_delays_and_parks_nothing()
    {
        var record = Guid.NewGuid();
        connection = peer.ConnectionStringWithKey("d3Jvbmc=");
        var stranger = await StartAsync(("ServiceBus:LongestPause", "00:00:00.050"));
        await EnqueueAsync(record, 1);
        await UntilAsync(async () => await Database.CountAsync("delivery where attempts > 0 and last_error = 'UnauthorizedAccessException'", Cancel) == 1);
        await StopAsync(stranger);

        connection = peer.ConnectionString;
        await StartAsync();

        Assert.Equal([1], await EffectsAsync(record, count: 1));
    }

    [Fact]
    public async Task The_broker_is_away_and_comes_back()
    {
        var record = Guid.NewGuid();
        await StartAsync(("ServiceBus:LongestPause", "00:00:00.050"));
        await EnqueueAsync(record, 1);
        await EffectsAsync(record, count: 1);

        peer.StopListening();
        await EnqueueAsync(record, 2);
        await UntilAsync(async () => await Database.CountAsync("delivery where attempts > 0", Cancel) == 1);
        peer.Listen();

        Assert.Equal([1, 2], await EffectsAsync(record, count: 2));
    }

    [Fact]
    public async Task The_database_is_away_for_more_tries_than_a_delivery_has()
    {
        var record = Guid.NewGuid();
        Script.Act = (_, _) => Script.Tries.Count <= MaxAttempts + 2 ? throw new NpgsqlException("away", new SocketException()) : Task.CompletedTask;
        await StartAsync();

        await EnqueueAsync(record, 1);

        Assert.Equal([1], await EffectsAsync(record, count: 1));
        Assert.All(Script.Tries, delivery => Assert.Equal(1, delivery.Attempt));
        Assert.Null(await Database.ParkedAsync(Cancel));
    }

    [Fact]
    public async Task A_handler_that_never_ends_is_stopped_and_parked()
    {
        var record = Guid.NewGuid();
        Script.Act = (_, cancel) => Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        await StartAsync(("ServiceBus:HandlerTimeout", "00:00:00.200"));

        await EnqueueAsync(record, 1);

        await UntilAsync(async () => await Database.ParkedAsync(Cancel) is not null);
        Assert.Equal(MaxAttempts, Script.Tries.Count);
        Assert.Empty(await Database.EffectsAsync(record, Cancel));
    }

    [Fact]
    public async Task What_the_broker_dead_letters_by_itself_is_parked_too()
    {
        await peer.DisposeAsync();
        peer = ServiceBusProcess.StartPeer(maxDeliveryCount: 1);
        var record = Guid.NewGuid();
        Script.Act = (_, _) => throw new FormatException("poison");
        await StartAsync();

        await EnqueueAsync(record, 1);

        await UntilAsync(async () => await Database.ParkedAsync(Cancel) is not null);
        Assert.Equal($"{Subscription} {record} {MaxAttempts} MaxDeliveryCountExceeded", await Database.ParkedAsync(Cancel));
        await peer.WaitAsync(ServiceBusProcess.Path, counts => counts == EntityCounts.None, Cancel);
    }

    protected override void AddTransport(IHostApplicationBuilder builder) => ServiceBusProcess.Add(builder, connection ?? peer.ConnectionString);

    private async Task NothingIsLeftAsync()
    {
        await UntilAsync(async () => await Database.CountAsync("delivery", Cancel) == 0);
        await peer.WaitAsync(ServiceBusProcess.Path, counts => counts == EntityCounts.None, Cancel);
    }
}
