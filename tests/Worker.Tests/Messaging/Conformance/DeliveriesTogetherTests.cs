using IncidentPlatform.Data.Messaging;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Worker.Tests.Messaging.Conformance;

/// <summary>Deliveries of a latest subscription that share a transaction.</summary>
public sealed class DeliveriesTogetherTests : TransportTest
{
    private readonly Guid[] _records = [.. Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).Order()];

    protected override string Subscription => Subscriptions.Notification;

    protected override void AddTransport(IHostApplicationBuilder builder)
    {
        // The queue is there in every process.
    }

    [Fact]
    public async Task All_of_an_organization_commit_together()
    {
        var seenBefore = new List<int>();
        Script.Act = async (delivery, cancel) =>
        {
            if (delivery.RecordId == _records[2]) seenBefore.AddRange(await Database.EffectsAsync(_records[0], cancel));
        };
        await EnqueueAllAsync();

        await StartAsync();

        foreach (var record in _records) Assert.Equal([1], await EffectsAsync(record, count: 1));
        Assert.Empty(seenBefore);
        Assert.Equal(_records, Script.Tries.Select(delivery => delivery.RecordId));
        Assert.Equal(0, await Database.CountAsync("delivery", Cancel));
    }

    [Fact]
    public async Task One_that_fails_is_postponed_alone()
    {
        Script.Act = (delivery, _) => delivery.RecordId == _records[1] ? throw new FormatException("poison") : Task.CompletedTask;
        await EnqueueAllAsync();

        await StartAsync();
        await UntilAsync(async () => await Database.ParkedAsync(Cancel) is not null);

        Assert.Equal($"{Subscription} {_records[1]} {MaxAttempts} {nameof(FormatException)}", await Database.ParkedAsync(Cancel));
        Assert.Empty(await Database.EffectsAsync(_records[1], Cancel));
        Assert.Equal([1], await EffectsAsync(_records[0], count: 1));
        Assert.Equal([1], await EffectsAsync(_records[2], count: 1));
    }

    [Fact]
    public async Task A_process_that_stops_in_the_middle_leaves_no_effect_of_any()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Script.Act = async (delivery, cancel) =>
        {
            if (delivery.RecordId != _records[1]) return;
            started.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        };
        await EnqueueAllAsync();
        var stopping = await StartAsync();
        await started.Task.WaitAsync(Limit, Cancel);

        await StopAsync(stopping);
        Assert.Equal(0, await Database.CountAsync("effect", Cancel));

        Script.Act = (_, _) => Task.CompletedTask;
        await StartAsync();
        foreach (var record in _records) Assert.Equal([1], await EffectsAsync(record, count: 1));
    }

    [Fact]
    public async Task Those_of_other_organizations_commit_by_themselves()
    {
        var seenBefore = new List<int>();
        var other = Guid.CreateVersion7();
        Script.Act = async (delivery, cancel) =>
        {
            if (delivery.OrganizationId != Organization) seenBefore.AddRange(await Database.EffectsAsync(_records[0], cancel));
        };
        await EnqueueAllAsync();
        await Database.EnqueueAsync(Guid.NewGuid(), other, 1, Cancel, subscription: Subscription);

        await StartAsync();

        Assert.Equal([1], await EffectsAsync(other, count: 1));
        Assert.Equal([1], seenBefore);
    }

    private async Task EnqueueAllAsync()
    {
        foreach (var record in _records) await Database.EnqueueAsync(Organization, record, 1, Cancel, subscription: Subscription);
    }
}
