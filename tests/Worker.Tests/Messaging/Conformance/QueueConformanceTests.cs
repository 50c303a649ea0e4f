using IncidentPlatform.Data.Messaging;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Worker.Tests.Messaging.Conformance;

/// <summary>The delivery queue in PostgreSQL, with an ordered subscription.</summary>
public sealed class QueueConformanceTests : TransportConformance
{
    protected override string Subscription => Subscriptions.Relay;

    protected override void AddTransport(IHostApplicationBuilder builder)
    {
        // The queue is there in every process.
    }

    [Fact]
    public async Task A_parked_delivery_holds_back_the_later_ones_of_its_record()
    {
        var record = Guid.NewGuid();
        Script.Act = (delivery, _) => delivery.FromSequence == 1 ? throw new FormatException("poison") : Task.CompletedTask;
        await StartAsync();

        await EnqueueAsync(record, 1);
        await EnqueueAsync(record, 2);
        await UntilAsync(async () => await Database.ParkedAsync(Cancel) is not null);

        Assert.DoesNotContain(Script.Tries, delivery => delivery.FromSequence == 2);
        Script.Act = (_, _) => Task.CompletedTask;
        await Database.ReplayAsync(Cancel);
        Assert.Equal([1, 2], await EffectsAsync(record, count: 2));
    }
}
