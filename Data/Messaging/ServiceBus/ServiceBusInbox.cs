using System.Diagnostics;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>
/// Lets a delivery take effect once, however often its message comes: the mark <c>handled(subscription, delivery)</c> commits
/// with the effects.
/// </summary>
internal sealed class ServiceBusInbox(IServiceScopeFactory scopes, MessagingTelemetry telemetry, TimeProvider time)
{
    /// <returns>False when it had taken effect, or was parked, before.</returns>
    public async Task<bool> HandleAsync(Delivery delivery, CancellationToken cancel)
    {
        await using var scope = OpenScope(delivery, out var db);
        var handler = scope.ServiceProvider.GetRequiredKeyedService<IDeliveryHandler>(delivery.Subscription);
        using var activity = MessagingTelemetry.Source.StartActivity($"{delivery.Subscription} deliver", ActivityKind.Consumer, delivery.TraceParent);

        await using var transaction = await Transactions.BeginAsync(db, cancel);
        if (!await MarkAsync(db, delivery, cancel)) return false;

        var after = await handler.HandleAsync(delivery, db, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        after?.Invoke();
        telemetry.Count(delivery.Subscription, MessagingTelemetry.Outcomes.Handled, (Instant.FromDateTimeOffset(time.GetUtcNow()) - delivery.EnqueuedAt).TotalSeconds);
        return true;
    }

    /// <summary>
    /// Moves a dead letter into the queue's table as parked, where an administrator sees it, replays it or skips it, and the
    /// queue of this process takes it then. Its message takes no effect any more.
    /// </summary>
    /// <returns>False when it had taken effect, or was parked, before.</returns>
    public async Task<bool> ParkAsync(Delivery delivery, string reason, CancellationToken cancel)
    {
        await using var scope = OpenScope(delivery, out var db);
        await using var transaction = await Transactions.BeginAsync(db, cancel);
        if (!await MarkAsync(db, delivery, cancel)) return false;

        var now = WholeSeconds.Now(time);
        db.Deliveries.Add(new DeliveryRow
        {
            Id = Guid.CreateVersion7(), // the delivery's own id is the same in every subscription
            Subscription = delivery.Subscription,
            OrganizationId = delivery.OrganizationId,
            RecordId = delivery.RecordId,
            FromSequence = delivery.FromSequence,
            ToSequence = delivery.ToSequence,
            EnqueuedAt = delivery.EnqueuedAt,
            AvailableAt = now,
            Attempts = delivery.Attempt,
            ParkedAt = now,
            LastError = reason,
            TraceParent = delivery.TraceParent,
        });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        telemetry.Count(delivery.Subscription, MessagingTelemetry.Outcomes.Parked, 0);
        return true;
    }

    private AsyncServiceScope OpenScope(Delivery delivery, out PlatformDbContext db)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(delivery.OrganizationId);
        db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        return scope;
    }

    // A second process with the same message waits here for the first one's commit.
    private async Task<bool> MarkAsync(PlatformDbContext db, Delivery delivery, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        return await db.Database.ExecuteSqlAsync(
            $"insert into handled (subscription, delivery_id, at) values ({delivery.Subscription}, {delivery.Id}, {now}) on conflict do nothing", cancel) == 1;
    }
}
