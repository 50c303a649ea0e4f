using IncidentPlatform.Domain.Webhooks;
using IncidentPlatform.Worker.Tests.Escalation;

namespace IncidentPlatform.Worker.Tests.Webhooks;

/// <summary>A real worker process that is killed after the receiver was told and before it could note so.</summary>
public sealed class KilledSenderTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_killed_worker_had_sent_is_sent_again_by_another_one_under_the_same_id()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        // Of one kind of change only: the processes live today, where the clocks of a record of the desk's day are overdue.
        var (webhook, _) = await desk.AddWebhookAsync(receiver.Url, [WebhookEvent.Opened]);
        await desk.OpenAsync();
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Before = async aborted =>
        {
            told.TrySetResult();
            await Task.Delay(Timeout.Infinite, aborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        using (var first = Start(desk))
        {
            await told.Task.WaitAsync(Limit, Cancel);
            await first.KillAsync(Cancel);
        }
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Before = _ =>
        {
            again.TrySetResult();
            return Task.CompletedTask;
        };
        using var second = Start(desk);
        await again.Task.WaitAsync(Limit, Cancel); // once the claim has run out
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Limit);
        while ((await desk.WaitingAsync(webhook)).Count > 0) await Task.Delay(50, limit.Token);
        await second.KillAsync(Cancel);

        Assert.Equal(2, receiver.Calls.Count);
        Assert.Single(receiver.Calls.Select(call => call.Id).Distinct());
        Assert.Single(await desk.AttemptsAsync(webhook));
    }

    private static WorkerProcess Start(TestDesk desk) => WorkerProcess.Start(
        desk.Database.WorkerConnectionString,
        ("Webhooks:SecretKey", WebhookDesk.SecretKey), ("Webhooks:Timeout", "00:00:05"), ("Webhooks:Lease", "00:00:10"));
}
