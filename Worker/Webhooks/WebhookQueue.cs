using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Webhooks;
using IncidentPlatform.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Webhooks;

/// <summary>
/// What waits for webhooks. A claim is a lease on the delivery row: no transaction is open while a receiver is spoken to. A
/// process that dies in between leaves a claim that runs out, and the call is made again under the same id.
/// </summary>
internal sealed class WebhookQueue(TimeProvider time, IOptions<WebhookOptions> options)
{
    /// <summary>The webhooks for which something waits that is not parked, of all organizations.</summary>
    public async Task<IReadOnlyList<WebhookWork>> PendingAsync(PlatformDbContext db, CancellationToken cancel)
    {
        // From one webhook to the next along an index that holds nothing else: as many looks as webhooks, however much waits.
        var found = await db.Database.SqlQuery<Pending>(
            $"""
            with recursive waiting as (
                (select subscription, organization_id from delivery
                    where parked_at is null and subscription like 'webhook:%' order by subscription limit 1)
                union all
                select next.subscription, next.organization_id from waiting
                    cross join lateral (
                        select subscription, organization_id from delivery
                        where parked_at is null and subscription like 'webhook:%' and subscription > waiting.subscription
                        order by subscription limit 1) next
            )
            select subscription, organization_id from waiting
            """).ToListAsync(cancel);
        return [.. from one in found where Subscriptions.WebhookOf(one.Subscription) is not null select one.ToWork()];
    }

    /// <summary>Claims what may be sent now: of each record the earliest line only, and nothing of a record whose earlier line is parked.</summary>
    public async Task<IReadOnlyList<WebhookClaim>> ClaimAsync(PlatformDbContext db, Guid webhookId, int limit, CancellationToken cancel)
    {
        var subscription = Subscriptions.OfWebhook(webhookId);
        var now = WholeSeconds.Now(time);
        var until = now + Duration.FromTimeSpan(options.Value.Lease);
        return await db.Database.SqlQuery<WebhookClaim>(
            $"""
            update delivery set available_at = {until}, attempts = attempts + 1
            where id in (
                select waiting.id from delivery waiting
                where waiting.subscription = {subscription} and waiting.parked_at is null and waiting.available_at <= {now}
                    and not exists (
                        select 1 from delivery earlier
                        where earlier.subscription = waiting.subscription and earlier.record_id = waiting.record_id
                            and earlier.from_sequence < waiting.from_sequence)
                order by waiting.available_at, waiting.id limit {limit} for update skip locked)
            returning id, record_id, from_sequence, enqueued_at, attempts, trace_parent
            """).ToListAsync(cancel);
    }

    /// <summary>Claims pings alone: changes wait, because the webhook is paused, switched off or not to be called yet.</summary>
    public async Task<IReadOnlyList<WebhookClaim>> ClaimPingsAsync(PlatformDbContext db, Guid webhookId, int limit, CancellationToken cancel)
    {
        var subscription = Subscriptions.OfWebhook(webhookId);
        var now = WholeSeconds.Now(time);
        var until = now + Duration.FromTimeSpan(options.Value.Lease);
        return await db.Database.SqlQuery<WebhookClaim>(
            $"""
            update delivery set available_at = {until}, attempts = attempts + 1
            where id in (
                select id from delivery
                where subscription = {subscription} and record_id = {webhookId} and parked_at is null and available_at <= {now}
                order by available_at, id limit {limit} for update skip locked)
            returning id, record_id, from_sequence, enqueued_at, attempts, trace_parent
            """).ToListAsync(cancel);
    }

    /// <summary>There is nothing to tell any more.</summary>
    public static Task DropAsync(PlatformDbContext db, WebhookClaim claim, CancellationToken cancel) => Mine(db, claim).ExecuteDeleteAsync(cancel);

    /// <summary>The webhook was deleted: so is what waited for it.</summary>
    public static Task DropAllAsync(PlatformDbContext db, Guid webhookId, CancellationToken cancel)
    {
        var subscription = Subscriptions.OfWebhook(webhookId);
        return db.Deliveries.Where(delivery => delivery.Subscription == subscription).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Notes how a call ended, and what follows for the delivery and for the webhook.</summary>
    /// <returns>Whether the delivery is parked now.</returns>
    public Task<bool> SettleAsync(
        PlatformDbContext db, WebhookRow webhook, WebhookClaim claim, WebhookEvent told, WebhookAnswer answer, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var isPing = claim.RecordId == webhook.Id;
        return Transactions.RunAsync(db, async inner =>
        {
            db.WebhookAttempts.Add(new WebhookAttemptRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = webhook.OrganizationId,
                WebhookId = webhook.Id,
                DeliveryId = claim.Id,
                Event = told,
                IncidentId = isPing ? null : claim.RecordId,
                At = now,
                DurationMilliseconds = (int)answer.Duration.TotalMilliseconds,
                Outcome = answer.Outcome,
                Status = answer.Status,
                Error = answer.Error,
            });
            await db.SaveChangesAsync(inner);

            // A ping is tried once and says nothing about the calls that wait.
            if (isPing || answer.Outcome == WebhookOutcome.Delivered) await Mine(db, claim).ExecuteDeleteAsync(inner);
            if (isPing) return false;

            var health = await NoteHealthAsync(db, webhook, answer.Outcome, now, inner);
            return answer.Outcome != WebhookOutcome.Delivered && await PostponeAsync(db, claim, answer, health, now, inner);
        }, cancel);
    }

    /// <summary>Forgets all but the last calls of a webhook.</summary>
    public Task PruneAsync(PlatformDbContext db, WebhookRow webhook, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        delete from webhook_attempt
        where organization_id = {webhook.OrganizationId} and webhook_id = {webhook.Id} and (at, id) <= (
            select at, id from webhook_attempt where organization_id = {webhook.OrganizationId} and webhook_id = {webhook.Id}
            order by at desc, id desc offset {options.Value.KeptAttempts} limit 1)
        """, cancel);

    // Calls of several records end at the same time: each counts from what the one before it noted.
    private async Task<WebhookHealth> NoteHealthAsync(
        PlatformDbContext db, WebhookRow webhook, WebhookOutcome outcome, Instant now, CancellationToken cancel)
    {
        // The usual case writes nothing: it fared well before, and fares well now.
        if (outcome == WebhookOutcome.Delivered && !await db.Webhooks.AnyAsync(row => row.Id == webhook.Id && row.Failures > 0, cancel))
            return WebhookHealth.Good;

        var row = await db.Webhooks.FromSql($"select * from webhook where id = {webhook.Id} for update").AsNoTracking().SingleOrDefaultAsync(cancel);
        if (row is null) return WebhookHealth.Good; // deleted meanwhile, with what waited for it

        var health = row.Health.After(outcome, now, options.Value.Patience, Random.Shared.NextDouble());
        // Whether it is paused decides an administrator alone, once it is.
        var pausedAt = row.PausedAt ?? health.PausedAt;
        await db.Webhooks.Where(known => known.Id == webhook.Id).ExecuteUpdateAsync(set => set
            .SetProperty(known => known.Failures, health.Failures)
            .SetProperty(known => known.FailingSince, health.FailingSince)
            .SetProperty(known => known.RetryAt, health.RetryAt)
            .SetProperty(known => known.PausedAt, pausedAt), cancel);
        return health;
    }

    private async Task<bool> PostponeAsync(
        PlatformDbContext db, WebhookClaim claim, WebhookAnswer answer, WebhookHealth health, Instant now, CancellationToken cancel)
    {
        var error = answer.Status is { } status ? $"Http{status}" : answer.Error;
        // A receiver that is away says nothing about this call: it is no try of it.
        var isTry = answer.Outcome == WebhookOutcome.Refused;
        var attempts = isTry ? claim.Attempts : claim.Attempts - 1;
        Instant? parkedAt = isTry && attempts >= options.Value.MaxAttempts ? now : null;
        var again = isTry ? now + WebhookHealth.Wait(attempts, options.Value.Patience, 0) : health.RetryAt ?? now;
        await Mine(db, claim).ExecuteUpdateAsync(set => set
            .SetProperty(delivery => delivery.Attempts, attempts)
            .SetProperty(delivery => delivery.LastError, error)
            .SetProperty(delivery => delivery.ParkedAt, parkedAt)
            .SetProperty(delivery => delivery.AvailableAt, again), cancel);
        return parkedAt is not null;
    }

    private static IQueryable<DeliveryRow> Mine(PlatformDbContext db, WebhookClaim claim) =>
        db.Deliveries.Where(delivery => delivery.Id == claim.Id && delivery.Attempts == claim.Attempts && delivery.ParkedAt == null);

    private sealed record Pending(string Subscription, Guid OrganizationId)
    {
        public WebhookWork ToWork() => new(Subscriptions.WebhookOf(Subscription)!.Value, OrganizationId);
    }
}
