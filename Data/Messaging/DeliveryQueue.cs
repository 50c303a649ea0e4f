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
    /// Takes a batch and lets the handler take effect, each delivery in a transaction of its own in which its row is removed.
    /// </summary>
    /// <returns>How many rows were taken; fewer than the batch size when no more are available.</returns>
    public async Task<int> RunOnceAsync(string subscription, CancellationToken cancel)
    {
        var candidates = await CandidatesAsync(subscription, cancel);
        foreach (var (id, organizationId) in candidates)
        {
            cancel.ThrowIfCancellationRequested();
            await TakeAsync(id, organizationId, subscription, cancel);
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

    private async Task TakeAsync(Guid id, Guid organizationId, string subscription, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var handler = scope.ServiceProvider.GetRequiredKeyedService<IDeliveryHandler>(subscription);
        try
        {
            await using var transaction = await Transactions.BeginAsync(db, cancel);
            var row = await db.Deliveries
                .FromSql($"select * from delivery where id = {id} and parked_at is null for update skip locked")
                .AsTracking().SingleOrDefaultAsync(cancel);
            if (row is null) return; // another process has it, or had it

            var delivery = ToDelivery(row);
            using var activity = MessagingTelemetry.Source.StartActivity($"{subscription} deliver", ActivityKind.Consumer, row.TraceParent);
            var after = await handler.HandleAsync(delivery, db, cancel);
            db.Deliveries.Remove(row);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            after?.Invoke();
            telemetry.Count(subscription, MessagingTelemetry.Outcomes.Handled, Lag(delivery.EnqueuedAt));
        }
        // A database that is away is no fault of the delivery: the loop pauses, and no try is counted.
        catch (Exception exception) when (!cancel.IsCancellationRequested && !Transactions.IsTransient(exception))
        {
            await PostponeAsync(id, exception, subscription, cancel);
        }
    }

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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {DeliveryId} of {Subscription} failed at try {Attempt}; it comes again")]
    private partial void LogRetried(Exception exception, Guid deliveryId, string subscription, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {DeliveryId} of {Subscription} was parked after {Attempt} tries")]
    private partial void LogParked(Exception exception, Guid deliveryId, string subscription, int attempt);
}
