using System.Diagnostics;
using System.Security.Cryptography;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Data.Webhooks;
using IncidentPlatform.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Webhooks;

/// <summary>Calls webhooks. Any number of processes may do it at once; of a record, one call at a time is under way to each.</summary>
internal sealed partial class WebhookSender(
    IServiceScopeFactory scopes, WebhookQueue queue, WebhookClient client, WebhookSecrets secrets, WebhookTelemetry telemetry, TimeProvider time,
    IOptions<WebhookOptions> options, ILogger<WebhookSender> logger)
{
    private const string NoSecret = "no-secret";

    /// <summary>The webhooks for which something waits.</summary>
    public async Task<IReadOnlyList<WebhookWork>> PendingAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await queue.PendingAsync(scope.ServiceProvider.GetRequiredService<PlatformDbContext>(), cancel);
    }

    /// <summary>Tells one webhook what waits for it, until nothing does that may be sent now.</summary>
    /// <returns>How many calls were made.</returns>
    public async Task<int> RunAsync(WebhookWork work, CancellationToken cancel)
    {
        var calls = 0;
        while (true)
        {
            var claimed = await RunBatchAsync(work, cancel);
            calls += claimed;
            if (claimed == 0) break;
        }
        return calls;
    }

    private async Task<int> RunBatchAsync(WebhookWork work, CancellationToken cancel)
    {
        await using var scope = Scope(work);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var found = await (
            from known in db.Webhooks.AsNoTracking()
            where known.Id == work.WebhookId
            join organization in db.Organizations on known.OrganizationId equals organization.Id
            select new { Webhook = known, organization.Key }).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            await WebhookQueue.DropAllAsync(db, work.WebhookId, cancel);
            return 0;
        }

        var webhook = found.Webhook;
        var waits = !webhook.IsActive || webhook.PausedAt is not null || webhook.RetryAt > WholeSeconds.Now(time);
        // One that failed is tried with one call before it gets several at once.
        var limit = webhook.Failures > 0 ? 1 : options.Value.BatchSize;
        var claimed = waits
            ? await queue.ClaimPingsAsync(db, webhook.Id, limit, cancel)
            : await queue.ClaimAsync(db, webhook.Id, limit, cancel);
        if (claimed.Count == 0) return 0;

        await Task.WhenAll(claimed.Select(claim => CallAsync(work, webhook, found.Key, claim, cancel)));
        await queue.PruneAsync(db, webhook, cancel);
        return claimed.Count;
    }

    private async Task CallAsync(WebhookWork work, WebhookRow webhook, string organization, WebhookClaim claim, CancellationToken cancel)
    {
        await using var scope = Scope(work);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        using var activity = MessagingTelemetry.Source.StartActivity("webhook deliver", ActivityKind.Client, claim.TraceParent);
        if (await scope.ServiceProvider.GetRequiredService<WebhookBodies>().WriteAsync(webhook, organization, claim, cancel) is not { } call)
        {
            await WebhookQueue.DropAsync(db, claim, cancel);
            return;
        }

        var now = WholeSeconds.Now(time);
        var answer = SecretsOf(webhook, now) is { } signers
            ? await client.SendAsync(webhook.Url, claim.Id, call, signers, now, cancel)
            : new WebhookAnswer(WebhookOutcome.Unreachable, null, NoSecret, TimeSpan.Zero);
        var isParked = await queue.SettleAsync(db, webhook, claim, call.Event, answer, cancel);
        telemetry.Called(answer, (Instant.FromDateTimeOffset(time.GetUtcNow()) - claim.EnqueuedAt).TotalSeconds, isParked);
        Log(webhook.Id, claim, call.Event, answer, isParked);
    }

    private List<string>? SecretsOf(WebhookRow webhook, Instant now)
    {
        try
        {
            var signers = new List<string> { secrets.Reveal(webhook.Id, webhook.Secret) };
            if (webhook is { FormerSecret: { } former, FormerSecretUntil: { } until } && until > now) signers.Add(secrets.Reveal(webhook.Id, former));
            return signers;
        }
        catch (CryptographicException exception)
        {
            LogNoSecret(exception, webhook.Id); // the key was exchanged: an administrator makes a new secret
            return null;
        }
    }

    private void Log(Guid webhookId, WebhookClaim claim, WebhookEvent told, WebhookAnswer answer, bool isParked)
    {
        if (answer.Outcome == WebhookOutcome.Delivered) LogDelivered(webhookId, claim.Id, told, claim.RecordId);
        else if (isParked) LogParked(webhookId, claim.Id, answer.Status, answer.Error);
        else LogFailed(webhookId, claim.Id, answer.Status, answer.Error);
    }

    private AsyncServiceScope Scope(WebhookWork work)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(work.OrganizationId);
        return scope;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Webhook {WebhookId} took delivery {DeliveryId}: {Event} of record {RecordId}")]
    private partial void LogDelivered(Guid webhookId, Guid deliveryId, WebhookEvent @event, Guid recordId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {WebhookId} did not take delivery {DeliveryId} (status {Status}, {Error}); it comes again")]
    private partial void LogFailed(Guid webhookId, Guid deliveryId, int? status, string? error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhook {WebhookId} refused delivery {DeliveryId} too often (status {Status}, {Error}); it was parked")]
    private partial void LogParked(Guid webhookId, Guid deliveryId, int? status, string? error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The secret of webhook {WebhookId} cannot be read: it was stored under another key. Give it a new secret")]
    private partial void LogNoSecret(Exception exception, Guid webhookId);
}
