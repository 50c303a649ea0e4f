using System.Collections.Concurrent;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Worker.Tests.Messaging.Conformance;

/// <summary>What the test wants to happen while a delivery is handled, after its effect and before the commit.</summary>
internal sealed class Script
{
    public ConcurrentQueue<Delivery> Tries { get; } = new();

    public Func<Delivery, CancellationToken, Task> Act { get; set; } = (_, _) => Task.CompletedTask;
}

/// <summary>Writes one line per delivery into the table of effects.</summary>
internal sealed class TestHandler(Script script, HandledSubscription handled) : IDeliveryHandler
{
    public string Subscription => handled.Name;

    public async Task<Action?> HandleAsync(Delivery delivery, PlatformDbContext db, CancellationToken cancel)
    {
        script.Tries.Enqueue(delivery);
        await db.Database.ExecuteSqlAsync($"insert into effect (record_id, sequence) values ({delivery.RecordId}, {delivery.FromSequence})", cancel);
        await script.Act(delivery, cancel);
        return null;
    }
}

internal sealed record HandledSubscription(string Name);
