using System.Collections.Concurrent;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Worker.Loops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Worker.Sla;

/// <summary>
/// Carries changes of policies, calendars and priority matrices out on the open records, the changes of all organizations in
/// turn. It can stop anywhere: the next pass goes on behind the last batch that was committed.
/// </summary>
internal sealed partial class LevelWork(
    IServiceScopeFactory scopes, LevelTelemetry telemetry, TimeProvider time, IOptions<LevelOptions> options, ILogger<LevelWork> logger)
    : IPeriodicWork
{
    private const int MostLanes = 100;

    public string Name => "levels";

    public TimeSpan Interval => options.Value.Interval;

    public async Task<bool> RunOnceAsync(CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var waiting = new ConcurrentQueue<Waiting>(await WaitingAsync(cancel));
        var hands = Enumerable.Range(0, options.Value.Hands).Select(_ => WorkAsync(waiting, began, cancel));
        return (await Task.WhenAll(hands)).All(isWell => isWell);
    }

    // One batch of a lane, then one of the next: no organization waits for the change of another to end.
    private async Task<bool> WorkAsync(ConcurrentQueue<Waiting> waiting, long began, CancellationToken cancel)
    {
        var allWell = true;
        while (time.GetElapsedTime(began) <= options.Value.LongestPass && waiting.TryDequeue(out var lane))
        {
            var (isMoreLeft, isWell) = await StepAsync(lane, cancel);
            allWell &= isWell;
            if (isMoreLeft) waiting.Enqueue(lane);
        }
        return allWell;
    }

    private async Task<List<Waiting>> WaitingAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        return await db.Database
            .SqlQuery<Waiting>($"select organization_id, change_id, lane from unfinished_level_lanes({MostLanes})").ToListAsync(cancel);
    }

    private async Task<(bool IsMoreLeft, bool IsWell)> StepAsync(Waiting lane, CancellationToken cancel)
    {
        try
        {
            return (await StepAsync(lane, options.Value.BatchSize, cancel), true);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested && !Transactions.IsTransient(exception))
        {
            LogBatchFailed(exception, lane.ChangeId);
        }

        // One record of the batch is to blame: the others are changed one by one, and that one is passed over and counted.
        var isWell = true;
        for (var left = options.Value.BatchSize; left > 0; left--)
        {
            try
            {
                if (!await StepAsync(lane, 1, cancel)) return (false, isWell);
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested && !Transactions.IsTransient(exception))
            {
                isWell = false;
                if (await SkipAsync(lane, cancel) is not { } record) return (false, false);

                telemetry.Failed();
                LogPassedOver(exception, record, lane.ChangeId);
            }
        }
        return (true, isWell);
    }

    private async Task<bool> StepAsync(Waiting lane, int size, CancellationToken cancel)
    {
        await using var scope = Scope(lane);
        using var activity = LevelTelemetry.Source.StartActivity("levels change");
        var began = time.GetTimestamp();
        var step = await scope.ServiceProvider.GetRequiredService<LevelRun>().StepAsync(lane.ChangeId, lane.Lane, size, cancel);
        if (step.Impact.Changed > 0) telemetry.Reached(step.Impact, time.GetElapsedTime(began));
        if (step.IsChangeDone) LogDone(lane.ChangeId);
        return step.IsMoreLeft;
    }

    private async Task<Guid?> SkipAsync(Waiting lane, CancellationToken cancel)
    {
        await using var scope = Scope(lane);
        return await scope.ServiceProvider.GetRequiredService<LevelRun>().SkipAsync(lane.ChangeId, lane.Lane, cancel);
    }

    private AsyncServiceScope Scope(Waiting lane)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(lane.OrganizationId);
        return scope;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Change of levels {ChangeId} has reached every open record")]
    private partial void LogDone(Guid changeId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of change of levels {ChangeId} failed; its records are changed one by one")]
    private partial void LogBatchFailed(Exception exception, Guid changeId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Incident {IncidentId} was passed over by change of levels {ChangeId}")]
    private partial void LogPassedOver(Exception exception, Guid incidentId, Guid changeId);

    private sealed record Waiting(Guid OrganizationId, Guid ChangeId, int Lane);
}
