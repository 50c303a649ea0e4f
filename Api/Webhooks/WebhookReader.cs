using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Webhooks;
using IncidentPlatform.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Webhooks;

/// <summary>Fills responses about webhooks, and reads what callers write.</summary>
internal sealed class WebhookReader(PlatformDbContext db, IHostEnvironment environment, TimeProvider time)
{
    private const int MostCounted = 1_000;

    /// <summary>A webhook as it is now.</summary>
    public async Task<WebhookResponse> ReadAsync(WebhookRow row, CancellationToken cancel)
    {
        var subscription = Subscriptions.OfWebhook(row.Id);
        var waiting = await db.Deliveries.Where(delivery => delivery.Subscription == subscription).OrderBy(delivery => delivery.RecordId)
            .Take(MostCounted).CountAsync(cancel);
        var now = WholeSeconds.Now(time);
        return new WebhookResponse(
            row.Id, row.Name, row.Url, row.Events, row.IsActive, row.Version, row.ChangedAt, row.FailingSince,
            row.RetryAt > now ? row.RetryAt : null, row.PausedAt, waiting, row.FormerSecretUntil > now ? row.FormerSecretUntil : null);
    }

    /// <summary>What is wrong with a request, by field; empty when nothing is.</summary>
    public Dictionary<string, string[]> Check(SaveWebhookRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.Name.Trim().Length < 2) errors["name"] = ["Give it a name."];
        if (request.Events.Any(wanted => !WebhookEvents.Choosable.Contains(wanted))) errors["events"] = ["Nobody can listen to this event."];
        if (WebhookAddress.Check(request.Url.Trim(), environment.IsDevelopment()) is { } problem) errors["url"] = [Words(problem)];
        return errors;
    }

    private static string Words(string problem) => problem switch
    {
        WebhookProblemCodes.NotEncrypted => "The address must begin with https://.",
        WebhookProblemCodes.HasCredentials => "The address must not name a user or a password.",
        WebhookProblemCodes.NotPublic => "The address must be on the public internet.",
        _ => "This is no address.",
    };
}
