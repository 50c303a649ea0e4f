using System.Collections.Concurrent;

namespace IncidentPlatform.Worker.Tests.Messaging.Conformance;

/// <summary>What handlers may rely on, whatever carries the deliveries.</summary>
public abstract class TransportConformance : TransportTest
{
    [Fact]
    public async Task Deliveries_of_a_record_take_effect_in_order_with_two_processes()
    {
        Guid[] records = [.. Enumerable.Range(0, 5).Select(_ => Guid.NewGuid())];
        await StartAsync();
        await StartAsync();

        for (var sequence = 1; sequence <= 8; sequence++)
        {
            foreach (var record in records) await EnqueueAsync(record, sequence);
        }

        foreach (var record in records) Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], await EffectsAsync(record, count: 8));
    }

    [Fact]
    public async Task A_delivery_that_fails_comes_again_and_takes_effect_once()
    {
        var record = Guid.NewGuid();
        Script.Act = (delivery, _) => delivery.Attempt < MaxAttempts ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        await StartAsync();

        var id = await EnqueueAsync(record, 1);

        Assert.Equal([1], await EffectsAsync(record, count: 1));
        Assert.Equal([(id, 1), (id, 2), (id, 3)], Script.Tries.Select(delivery => (delivery.Id, delivery.Attempt)));
    }

    [Fact]
    public async Task A_delivery_that_waits_for_its_retry_holds_up_no_other_record()
    {
        var (failing, other) = (Guid.NewGuid(), Guid.NewGuid());
        Script.Act = (delivery, _) => delivery.RecordId == failing && delivery is { FromSequence: 1, Attempt: 1 } ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        await StartAsync(("Messaging:RetryDelay", "00:00:03"));

        await EnqueueAsync(failing, 1);
        await EnqueueAsync(failing, 2);
        await UntilAsync(() => Task.FromResult(!Script.Tries.IsEmpty));
        await EnqueueAsync(other, 1);

        Assert.Equal([1], await EffectsAsync(other, count: 1));
        Assert.Empty(await Database.EffectsAsync(failing, Cancel));
        Assert.Equal([1, 2], await EffectsAsync(failing, count: 2));
    }

    [Fact]
    public async Task A_poison_delivery_is_parked_and_takes_effect_once_it_is_replayed()
    {
        var (poison, other) = (Guid.NewGuid(), Guid.NewGuid());
        var isHealed = false;
        Script.Act = (delivery, _) => delivery.RecordId == poison && !Volatile.Read(ref isHealed) ? throw new FormatException("poison") : Task.CompletedTask;
        await StartAsync();

        await EnqueueAsync(poison, 1);
        await EnqueueAsync(other, 1);
        await UntilAsync(async () => await Database.ParkedAsync(Cancel) is not null);

        Assert.Equal($"{Subscription} {poison} {MaxAttempts} {nameof(FormatException)}", await Database.ParkedAsync(Cancel));
        Assert.Equal([1], await EffectsAsync(other, count: 1));
        Assert.Empty(await Database.EffectsAsync(poison, Cancel));

        Volatile.Write(ref isHealed, true);
        await Database.ReplayAsync(Cancel);
        Assert.Equal([1], await EffectsAsync(poison, count: 1));
    }

    [Fact]
    public async Task A_process_that_stops_in_the_middle_leaves_no_effect_and_another_one_takes_over()
    {
        var record = Guid.NewGuid();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Script.Act = async (_, cancel) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        };
        var stopping = await StartAsync();
        await EnqueueAsync(record, 1);
        await started.Task.WaitAsync(Limit, Cancel);

        await StopAsync(stopping);
        Assert.Empty(await Database.EffectsAsync(record, Cancel));

        Script.Act = (_, _) => Task.CompletedTask;
        await StartAsync();
        Assert.Equal([1], await EffectsAsync(record, count: 1));
        Assert.Equal(1, Script.Tries.Last().Attempt); // stopping is no failure
    }

    [Fact]
    public async Task What_was_enqueued_while_nobody_ran_takes_effect_after_the_start()
    {
        var record = Guid.NewGuid();
        await StopAsync(await StartAsync());
        await EnqueueAsync(record, 1);
        await EnqueueAsync(record, 2);

        await StartAsync();

        Assert.Equal([1, 2], await EffectsAsync(record, count: 2));
    }

    [Fact]
    public async Task Each_delivery_takes_effect_once_however_often_handlers_fail_and_processes_restart()
    {
        Guid[] records = [.. Enumerable.Range(0, 12).Select(_ => Guid.NewGuid())];
        var hasFailed = new ConcurrentDictionary<Guid, bool>();
        Script.Act = (delivery, _) => delivery.FromSequence % 2 == 0 && hasFailed.TryAdd(delivery.Id, true) ? throw new InvalidOperationException("once") : Task.CompletedTask;
        var first = await StartAsync();
        await StartAsync();

        foreach (var record in records)
        {
            for (var sequence = 1; sequence <= 4; sequence++) await EnqueueAsync(record, sequence);
        }
        await UntilAsync(() => Task.FromResult(hasFailed.Count >= 6));
        await StopAsync(first);
        await StartAsync();

        foreach (var record in records) Assert.Equal([1, 2, 3, 4], await EffectsAsync(record, count: 4));
        await UntilAsync(async () => await Database.CountAsync("delivery", Cancel) == 0);
        Assert.Equal(48, await Database.CountAsync("effect", Cancel));
    }

    [Fact]
    public async Task The_trace_of_a_change_reaches_its_handler()
    {
        const string trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var record = Guid.NewGuid();
        await StartAsync();

        await Database.EnqueueAsync(Organization, record, 1, Cancel, trace);

        await EffectsAsync(record, count: 1);
        Assert.Equal(trace, Script.Tries.Single().TraceParent);
    }
}
