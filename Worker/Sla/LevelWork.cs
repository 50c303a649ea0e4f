using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Sla;
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
    private const int MostChanges = 100;

    public string Name => "levels";

    public TimeSpan Interval => options.Value.Interval;

    public async Task<bool> RunOnceAsync(CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var allWell = true;
        var waiting = new Queue<Waiting>(await WaitingAsync(cancel));
        while (waiting.TryDequeue(out var change))
        {
            var (isUnfinished, isWell) = await StepAsync(change, cancel);
            allWell &= isWell;
            if (isUnfinished) waiting.Enqueue(change);
            if (time.GetElapsedTime(began) > options.Value.LongestPass) break; // the next pass goes on
        }
        return allWell;
    }

    private async Task<List<Waiting>> WaitingAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        return await db.Database.SqlQuery<Waiting>($"select organization_id, id from unfinished_level_changes({MostChanges})").ToListAsync(cancel);
    }

    private async Task<(bool IsUnfinished, bool IsWell)> StepAsync(Waiting change, CancellationToken cancel)
    {
        try
        {
            return (await StepAsync(change, options.Value.BatchSize, cancel), true);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested && !Transactions.IsTransient(exception))
        {
            LogBatchFailed(exception, change.Id);
        }

        // One record of the batch is to blame: the others are changed one by one, and that one is passed over and counted.
        var isWell = true;
        for (var left = options.Value.BatchSize; left > 0; left--)
        {
            try
            {
                if (!await StepAsync(change, 1, cancel)) return (false, isWell);
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested && !Transactions.IsTransient(exception))
            {
                isWell = false;
                if (await SkipAsync(change, cancel) is not { } record) return (false, false);

                telemetry.Failed();
                LogPassedOver(exception, record, change.Id);
            }
        }
        return (true, isWell);
    }

    private async Task<bool> StepAsync(Waiting change, int size, CancellationToken cancel)
    {
        await using var scope = Scope(change);
        using var activity = LevelTelemetry.Source.StartActivity("levels change");
        var began = time.GetTimestamp();
        var step = await scope.ServiceProvider.GetRequiredService<LevelRun>().StepAsync(change.Id, size, cancel);
        if (step.Impact.Changed > 0) telemetry.Reached(step.Impact, time.GetElapsedTime(began));
        if (step.State == LevelChangeState.Done) LogDone(change.Id);
        return step.State is LevelChangeState.Waiting or LevelChangeState.Running;
    }

    private async Task<Guid?> SkipAsync(Waiting change, CancellationToken cancel)
    {
        await using var scope = Scope(change);
        return await scope.ServiceProvider.GetRequiredService<LevelRun>().SkipAsync(change.Id, cancel);
    }

    private AsyncServiceScope Scope(Waiting change)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(change.OrganizationId);
        return scope;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Change of levels {ChangeId} has reached every open record")]
    private partial void LogDone(Guid changeId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of change of levels {ChangeId} failed; its records are changed one by one")]
    private partial void LogBatchFailed(Exception exception, Guid changeId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Incident {IncidentId} was passed over by change of levels {ChangeId}")]
    private partial void LogPassedOver(Exception exception, Guid incidentId, Guid changeId);

    private sealed record Waiting(Guid OrganizationId, Guid Id);
}
