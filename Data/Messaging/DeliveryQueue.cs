using System.Diagnostics;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Data.Messaging;

/// <summary>Takes deliveries of one subscription from the queue. Any number of processes may do it at once.</summary>
public sealed partial class DeliveryQueue(
    IServiceScopeFactory scopes, MessagingTelemetry telemetry, TimeProvider time, IOptions<MessagingOptions> options,
    ILogger<DeliveryQueue> logger)
{
    /// <summary>
    /// Takes a batch and lets the handler take effect: the deliveries of an organization in one transaction, in which their rows
    /// are removed. Should one of them fail, all are taken again, each in a transaction of its own: only that one is postponed.
    /// </summary>
    /// <returns>How many rows were taken; fewer than the batch size when no more are available.</returns>
    public async Task<int> RunOnceAsync(string subscription, CancellationToken cancel)
    {
        var candidates = await CandidatesAsync(subscription, cancel);
        foreach (var group in candidates.GroupBy(candidate => candidate.OrganizationId, candidate => candidate.Id))
        {
            cancel.ThrowIfCancellationRequested();
            Guid[] ids = [.. group];
            if (ids.Length > 1 && !Subscriptions.IsOrdered(subscription) && await TryTogetherAsync(ids, group.Key, subscription, cancel)) continue;

            foreach (var id in ids) await TakeAsync(id, group.Key, subscription, cancel);
        }
        return candidates.Count;
    }

    private async Task<List<(Guid Id, Guid OrganizationId)>> CandidatesAsync(string subscription, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = WholeSeconds.Now(time);
        var available = db.Deliveries.AsNoTracking()
            .Where(row => row.Subscription == subscription && row.ParkedAt == null && row.AvailableAt <= now);
        if (Subscriptions.IsOrdered(subscription))
        {
            available = available.Where(row => !db.Deliveries.Any(earlier =>
                earlier.Subscription == subscription && earlier.RecordId == row.RecordId && earlier.FromSequence < row.FromSequence));
        }
        var rows = await available.OrderBy(row => row.AvailableAt).ThenBy(row => row.Id).Take(options.Value.BatchSize)
            .Select(row => new { row.Id, row.OrganizationId }).ToListAsync(cancel);
        return [.. rows.Select(row => (row.Id, row.OrganizationId))];
    }

    private async Task<bool> TryTogetherAsync(Guid[] ids, Guid organizationId, string subscription, CancellationToken cancel)
    {
        try
        {
            await TakeAsync(ids, organizationId, subscription, cancel);
            return true;
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested && !Transactions.IsTransient(exception))
        {
            LogTakenOneByOne(exception, ids.Length, subscription);
            return false;
        }
    }

    private async Task TakeAsync(Guid id, Guid organizationId, string subscription, CancellationToken cancel)
    {
        try
        {
            await TakeAsync([id], organizationId, subscription, cancel);
        }
        // A database that is away is no fault of the delivery: the loop pauses, and no try is counted.
        catch (Exception exception) when (!cancel.IsCancellationRequested && !Transactions.IsTransient(exception))
        {
            await PostponeAsync(id, exception, subscription, cancel);
        }
    }

    private async Task TakeAsync(Guid[] ids, Guid organizationId, string subscription, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var handler = scope.ServiceProvider.GetRequiredKeyedService<IDeliveryHandler>(subscription);
        await using var transaction = await Transactions.BeginAsync(db, cancel);
        var rows = await db.Deliveries
            .FromSql($"select * from delivery where id = any({ids}) and parked_at is null for update skip locked")
            .AsNoTracking().ToListAsync(cancel);
        if (rows.Count == 0) return; // another process has them, or had them

        // Records are locked in the order of their ids, by whomever.
        var deliveries = rows.OrderBy(row => row.RecordId).ThenBy(row => row.FromSequence).Select(ToDelivery).ToList();
        var after = await HandleAsync(handler, deliveries, db, cancel);
        Guid[] taken = [.. rows.Select(row => row.Id)];
        await db.Database.ExecuteSqlAsync($"delete from delivery where id = any({taken})", cancel);
        await transaction.CommitAsync(cancel);
        foreach (var act in after) act();
        foreach (var delivery in deliveries) telemetry.Count(subscription, MessagingTelemetry.Outcomes.Handled, Lag(delivery.EnqueuedAt));
    }

    private static async Task<List<Action>> HandleAsync(
        IDeliveryHandler handler, IReadOnlyList<Delivery> deliveries, PlatformDbContext db, CancellationToken cancel)
    {
        var after = new List<Action>();
        if (handler is IDeliveryBatchHandler together)
        {
            using var activity = Activity(handler.Subscription, deliveries);
            await together.HandleAsync(deliveries, db, cancel);
            await db.SaveChangesAsync(cancel);
            return after;
        }
        foreach (var delivery in deliveries)
        {
            using var activity = Activity(handler.Subscription, [delivery]);
            if (await handler.HandleAsync(delivery, db, cancel) is { } act) after.Add(act);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear(); // the next one finds what is stored, as if it had come alone
        }
        return after;
    }

    // One delivery goes on with the trace of its change; several are beside the traces of theirs.
    private static Activity? Activity(string subscription, IReadOnlyList<Delivery> deliveries) => deliveries.Count == 1
        ? MessagingTelemetry.Source.StartActivity($"{subscription} deliver", ActivityKind.Consumer, deliveries[0].TraceParent)
        : MessagingTelemetry.Source.StartActivity(
            ActivityKind.Consumer, name: $"{subscription} deliver",
            links: deliveries.Select(delivery => ActivityContext.TryParse(delivery.TraceParent, null, out var change) ? new ActivityLink(change) : (ActivityLink?)null)
                .OfType<ActivityLink>());

    private async Task PostponeAsync(Guid id, Exception exception, string subscription, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var row = await db.Deliveries.AsTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancel);
        if (row is null) return;

        row.Attempts++;
        row.LastError = exception.GetType().Name;
        var now = WholeSeconds.Now(time);
        var isParked = row.Attempts >= options.Value.MaxAttempts;
        if (isParked) row.ParkedAt = now;
        else row.AvailableAt = now + Backoff(options.Value.RetryDelay, row.Attempts);
        await db.SaveChangesAsync(cancel);
        telemetry.Count(subscription, isParked ? MessagingTelemetry.Outcomes.Parked : MessagingTelemetry.Outcomes.Retried, 0);
        if (isParked) LogParked(exception, id, subscription, row.Attempts);
        else LogRetried(exception, id, subscription, row.Attempts);
    }

    /// <summary>The wait before a retry: doubles with each, at most an hour.</summary>
    public static Duration Backoff(TimeSpan first, int attempts) =>
        Duration.Min(Duration.FromTimeSpan(first) * Math.Pow(2, Math.Min(attempts - 1, 20)), Duration.FromHours(1));

    private double Lag(Instant enqueuedAt) => (Instant.FromDateTimeOffset(time.GetUtcNow()) - enqueuedAt).TotalSeconds;

    private static Delivery ToDelivery(DeliveryRow row) => new(
        row.Id, row.Subscription, row.OrganizationId, row.RecordId, row.FromSequence, row.ToSequence, row.EnqueuedAt, row.Attempts + 1,
        row.TraceParent);

    [LoggerMessage(Level = LogLevel.Warning, Message = "One of {Count} deliveries of {Subscription} failed; each is taken by itself")]
    private partial void LogTakenOneByOne(Exception exception, int count, string subscription);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {DeliveryId} of {Subscription} failed at try {Attempt}; it comes again")]
    private partial void LogRetried(Exception exception, Guid deliveryId, string subscription, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {DeliveryId} of {Subscription} was parked after {Attempt} tries")]
    private partial void LogParked(Exception exception, Guid deliveryId, string subscription, int attempt);
}
