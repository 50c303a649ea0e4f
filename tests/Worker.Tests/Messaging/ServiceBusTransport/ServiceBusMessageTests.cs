using Azure.Messaging.ServiceBus;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Messaging.ServiceBus;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.ServiceBusPeer;
using IncidentPlatform.Worker.Tests.Messaging.Conformance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Messaging.ServiceBusTransport;

/// <summary>What travels over the topic, and to whom.</summary>
public sealed class ServiceBusMessageTests : TransportTest
{
    private readonly AmqpPeer peer = ServiceBusProcess.StartPeer();

    protected override string Subscription => Subscriptions.Facts;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await peer.DisposeAsync();
    }

    [Fact]
    public void A_message_has_a_stable_id_the_record_as_session_and_a_property_for_each_subscription()
    {
        var row = Row();

        var message = ServiceBusMessages.Write(row, [Subscriptions.Facts, Subscriptions.Routing]);

        Assert.Equal((row.Id.ToString(), row.RecordId.ToString()), (message.MessageId, message.SessionId));
        Assert.Equal(["facts", "organization", "routing"], message.ApplicationProperties.Keys.Order());
    }

    [Fact]
    public void A_message_is_read_as_the_delivery_it_was_written_from()
    {
        var row = Row();
        var written = ServiceBusMessages.Write(row, [Subscriptions.Facts]);

        var read = ServiceBusMessages.TryRead(Received(written.Body, written.MessageId), Subscriptions.Facts);

        Assert.Equal(new Delivery(row.Id, Subscriptions.Facts, row.OrganizationId, row.RecordId, 3, 4, row.EnqueuedAt, 1, null), read);
    }

    [Theory]
    [InlineData("no json", "{")]
    [InlineData("no ids", "{}")]
    [InlineData("nothing", "null")]
    [InlineData("another type", "[1]")]
    public void Another_body_is_no_delivery(string _, string body) =>
        Assert.Null(ServiceBusMessages.TryRead(Received(BinaryData.FromString(body), $"{Guid.NewGuid()}"), Subscriptions.Facts));

    [Fact]
    public async Task A_change_reaches_the_subscriptions_that_it_concerns_and_no_other()
    {
        var (told, untold) = (Guid.NewGuid(), Guid.NewGuid());
        await AddLineAsync(told, Visibility.Public);
        await AddLineAsync(untold, Visibility.Internal);
        await StartAsync();

        await EnqueueAsync(told, 1);
        await EnqueueAsync(untold, 1);
        await EffectsAsync(told, count: 1);
        await EffectsAsync(untold, count: 1);

        await using var client = new ServiceBusClient(peer.ConnectionString);
        await using var session = await client.AcceptNextSessionAsync(ServiceBusProcess.Topic, Subscriptions.Notification, cancellationToken: Cancel);
        Assert.Equal(told.ToString(), session.SessionId);
        Assert.Equal(1, (await peer.CountAsync(AmqpPeer.PathOf(ServiceBusProcess.Topic, Subscriptions.Notification))).Ready);
        Assert.Equal(EntityCounts.None, await peer.CountAsync(AmqpPeer.PathOf(ServiceBusProcess.Topic, Subscriptions.Routing)));
    }

    [Fact]
    public async Task What_is_no_delivery_stays_among_the_dead_letters_and_stops_nobody()
    {
        var record = Guid.NewGuid();
        await StartAsync();
        await using var client = new ServiceBusClient(peer.ConnectionString);
        await using var sender = client.CreateSender(ServiceBusProcess.Topic);

        await sender.SendMessageAsync(new ServiceBusMessage("?") { SessionId = record.ToString(), MessageId = "?", ApplicationProperties = { [Subscriptions.Facts] = true } }, Cancel);
        await peer.WaitAsync(ServiceBusProcess.Path + "/$DeadLetterQueue", counts => counts.Ready + counts.Locked == 1, Cancel);
        await EnqueueAsync(record, 1);

        Assert.Equal([1], await EffectsAsync(record, count: 1));
        Assert.Null(await Database.ParkedAsync(Cancel));
    }

    [Fact]
    public void A_message_says_whom_it_concerns_whatever_rules_the_subscriptions_have()
    {
        var message = ServiceBusMessages.Write(Row(), [Subscriptions.Routing]);
        var received = Received(message.Body, message.MessageId, message.ApplicationProperties);

        Assert.True(ServiceBusMessages.Concerns(received, Subscriptions.Routing));
        Assert.False(ServiceBusMessages.Concerns(received, Subscriptions.Facts));
    }

    [Fact]
    public async Task Old_marks_are_forgotten_and_young_ones_kept()
    {
        await Database.ExecuteAsync("""
            insert into handled (subscription, delivery_id, at)
            values ('facts', gen_random_uuid(), now() - interval '31 days'), ('facts', gen_random_uuid(), now() - interval '29 days')
            """, Cancel);
        var process = await StartAsync();

        await UntilAsync(async () => await Database.CountAsync("handled", Cancel) == 1);

        Assert.Equal(0, await process.Services.GetServices<IHostedService>().OfType<HandledPurge>().Single().RunOnceAsync(Cancel));
    }

    protected override void AddTransport(IHostApplicationBuilder builder) => ServiceBusProcess.Add(builder, peer.ConnectionString);

    private async Task AddLineAsync(Guid record, Visibility visibility)
    {
        await using var source = PlatformDataExtensions.CreateSource(Database.Platform.OwnerConnectionString);
        var options = new DbContextOptionsBuilder<PlatformDbContext>();
        options.UsePlatform(source);
        await using var db = new PlatformDbContext(options.Options, new CurrentTenant(Organization));
        db.Timeline.Add(new TimelineRow
        {
            OrganizationId = Organization,
            IncidentId = record,
            Sequence = 1,
            At = Instant.FromUtc(2026, 3, 3, 2, 0),
            ActorKind = ActorKind.Person,
            Channel = Channel.Web,
            Visibility = visibility,
            Type = nameof(TimelineEntry.Commented),
            Entry = new TimelineEntry.Commented(true, null),
            Version = 1,
        });
        await db.SaveChangesAsync(Cancel);
    }

    private static DeliveryRow Row() => new()
    {
        Id = Guid.NewGuid(),
        Subscription = Subscriptions.Relay,
        OrganizationId = Guid.NewGuid(),
        RecordId = Guid.NewGuid(),
        FromSequence = 3,
        ToSequence = 4,
        EnqueuedAt = Instant.FromUtc(2026, 3, 3, 2, 0),
        AvailableAt = Instant.FromUtc(2026, 3, 3, 2, 0),
    };

    private static ServiceBusReceivedMessage Received(BinaryData body, string messageId, IDictionary<string, object>? properties = null) =>
        ServiceBusModelFactory.ServiceBusReceivedMessage(body, messageId, deliveryCount: 1, properties: properties);
}
