using IncidentPlatform.Data;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Live;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Escalation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Escalation;

/// <summary>
/// Finds due timers and fires their rules, some records of one organization in a transaction. Any number of workers may do
/// it at once: each timer takes effect once.
/// </summary>
internal sealed partial class DueTimers(
    IServiceScopeFactory scopes, EscalationTelemetry telemetry, AfterCommit afterCommit, TimeProvider time,
    IOptions<EscalationOptions> options, ILogger<DueTimers> logger)
{
    /// <summary>Fires what is due now, up to the read size.</summary>
    /// <returns>How many timers were taken; 0 when none was due, or when others have all of their records.</returns>
    public async Task<int> FireBatchAsync(CancellationToken cancel)
    {
        var taken = 0;
        foreach (var organization in (await DueAsync(cancel)).GroupBy(due => due.OrganizationId, due => due.IncidentId))
        {
            foreach (var ids in organization.Distinct().Order().Chunk(options.Value.BatchSize))
            {
                cancel.ThrowIfCancellationRequested();
                taken += await FireAsync(organization.Key, ids, cancel);
            }
        }
        return taken;
    }

    /// <summary>When the next timer is due that is not due yet; null when none is pending. What is due and was left waits for the next pass.</summary>
    public async Task<Instant?> NextDueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = WholeSeconds.Now(time);
        return await Pending(db).Where(timer => timer.AvailableAt > now)
            .OrderBy(timer => timer.AvailableAt).Select(timer => (Instant?)timer.AvailableAt).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Counts the timers that were given up; there are few, and an index holds only them.</summary>
    public async Task CountParkedAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        telemetry.Parked(await db.Timers.LongCountAsync(timer => timer.ParkedAt != null, cancel));
    }

    /// <summary>
    /// Fires what should have fired before an instant: timers that nobody took, and targets that were used up without a timer
    /// that says so.
    /// </summary>
    /// <returns>How many records were found; fewer than the read size when none is left.</returns>
    public async Task<int> FireOverdueAsync(Instant before, CancellationToken cancel)
    {
        var late = await OverdueAsync(before, cancel);
        foreach (var organization in late.GroupBy(due => due.OrganizationId, due => due.IncidentId))
        {
            foreach (var ids in organization.Distinct().Order().Chunk(options.Value.BatchSize))
            {
                cancel.ThrowIfCancellationRequested();
                await FireAsync(organization.Key, ids, cancel, withoutTimers: true);
            }
        }
        return late.Select(due => due.IncidentId).Distinct().Count();
    }

    private static IQueryable<TimerRow> Pending(PlatformDbContext db) =>
        db.Timers.AsNoTracking().Where(timer => timer.TakenAt == null && timer.ParkedAt == null);

    private async Task<List<Due>> DueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = WholeSeconds.Now(time);
        return await Pending(db).Where(timer => timer.AvailableAt <= now)
            .OrderBy(timer => timer.AvailableAt).Take(options.Value.ReadSize)
            .Select(timer => new Due(timer.OrganizationId, timer.IncidentId)).ToListAsync(cancel);
    }

    // A step that was postponed after a failure is none of these: somebody looks after it.
    private async Task<List<Due>> OverdueAsync(Instant before, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var size = options.Value.ReadSize;
        var timers = await Pending(db).Where(timer => timer.AvailableAt < before)
            .OrderBy(timer => timer.AvailableAt).Take(size)
            .Select(timer => new Due(timer.OrganizationId, timer.IncidentId)).ToListAsync(cancel);
        var clocks = await db.Database.SqlQuery<Unnoted>(
            $"select organization_id, incident_id from unnoted_clocks({before}, {Instant.FromUnixTimeSeconds(0)}, {Guid.Empty}, {size})")
            .ToListAsync(cancel);
        var unnoted = clocks.Select(clock => clock.IncidentId).ToArray();
        var lookedAfter = (await db.Timers.AsNoTracking()
            .Where(timer => unnoted.Contains(timer.IncidentId) && timer.TakenAt == null && timer.Attempts > 0)
            .Select(timer => timer.IncidentId).ToListAsync(cancel)).ToHashSet();
        return
        [
            .. timers,
            .. clocks.Where(clock => !lookedAfter.Contains(clock.IncidentId)).Select(clock => new Due(clock.OrganizationId, clock.IncidentId)),
        ];
    }

    private async Task<int> FireAsync(Guid organizationId, Guid[] ids, CancellationToken cancel, bool withoutTimers = false)
    {
        try
        {
            return await FireTogetherAsync(organizationId, ids, withoutTimers, cancel);
        }
        catch (Exception exception) when (ids.Length > 1 && !cancel.IsCancellationRequested)
        {
            LogBatchFailed(exception, organizationId, ids.Length);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            await PostponeAsync(ids[0], exception, cancel);
            return 0;
        }

        var taken = 0;
        foreach (var id in ids) taken += await FireAsync(organizationId, [id], cancel, withoutTimers);
        return taken;
    }

    private async Task<int> FireTogetherAsync(Guid organizationId, Guid[] ids, bool withoutTimers, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var store = scope.ServiceProvider.GetRequiredService<IncidentStore>();
        var rules = scope.ServiceProvider.GetRequiredService<DueRules>();
        using var activity = EscalationTelemetry.Source.StartActivity("escalation fire");

        var batch = await Transactions.RunAsync(db, async inner =>
        {
            var records = await store.LockAvailableAsync(ids, inner);
            var fired = await rules.FireAsync(records, withoutTimers, inner);
            await db.SaveChangesAsync(inner);
            return fired;
        }, cancel);

        foreach (var record in batch.Changed) afterCommit.Announce(record);
        Report(batch);
        return batch.Taken;
    }

    private void Report(FiredBatch batch)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        foreach (var (incidentId, firing) in batch.Firings)
        {
            telemetry.Fired(firing, Math.Max(0, (now - firing.Step.LookAt).TotalSeconds));
            LogFired(incidentId, firing.Rule.Id, firing.Step.Repetition, firing.Outcome);
        }
        foreach (var (incidentId, effect) in batch.Effects)
        {
            telemetry.Took(effect);
            if (effect.Refusal is { } refusal) LogEffectRefused(incidentId, effect.Name, refusal);
        }
    }

    // A record that fails alone comes again later; given up, its timers stay where an administrator sees them.
    private async Task PostponeAsync(Guid incidentId, Exception exception, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = WholeSeconds.Now(time);
        var timers = await db.Timers.AsTracking()
            .Where(timer => timer.IncidentId == incidentId && timer.TakenAt == null && timer.ParkedAt == null && timer.AvailableAt <= now)
            .ToListAsync(cancel);
        var attempts = timers.Select(timer => timer.Attempts).DefaultIfEmpty().Max() + 1;
        var isParked = attempts >= options.Value.MaxAttempts;
        var wait = DeliveryQueue.Backoff(options.Value.RetryDelay, attempts);
        foreach (var timer in timers)
        {
            timer.Attempts = attempts;
            if (isParked) timer.ParkedAt = now;
            else timer.AvailableAt = now + Duration.Max(wait, Duration.FromSeconds(1));
        }
        await db.SaveChangesAsync(cancel);
        telemetry.Failed(isParked);
        if (isParked) LogParked(exception, incidentId, attempts);
        else LogPostponed(exception, incidentId, attempts);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Incident {IncidentId}: the rule {RuleId} was taken (repetition {Repetition}): {Outcome}")]
    private partial void LogFired(Guid incidentId, Guid ruleId, int repetition, EscalationOutcome outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Incident {IncidentId}: the effect {Effect} of a rule was refused: {Code}")]
    private partial void LogEffectRefused(Guid incidentId, string effect, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The due rules of {Count} records of organization {OrganizationId} did not fire together; they are tried one by one")]
    private partial void LogBatchFailed(Exception exception, Guid organizationId, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Incident {IncidentId}: its due rules did not fire at try {Attempt}; they come again")]
    private partial void LogPostponed(Exception exception, Guid incidentId, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Incident {IncidentId}: its timers were parked after {Attempt} tries")]
    private partial void LogParked(Exception exception, Guid incidentId, int attempt);

    private sealed record Due(Guid OrganizationId, Guid IncidentId);

    private sealed record Unnoted(Guid OrganizationId, Guid IncidentId);
}
