using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Webhooks;
using IncidentPlatform.Domain.Webhooks;
using IncidentPlatform.Worker.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Worker.Tests.Webhooks;

/// <summary>A desk with a receiver that its webhooks call.</summary>
internal static class WebhookDesk
{
    public const string SecretKey = "a key of webhook secrets that only tests know";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<TestDesk> CreateAsync(params (string Key, string Value)[] settings) => CreateAsync(allowsLoopback: true, settings);

    public static Task<TestDesk> CreateAsync(bool allowsLoopback, params (string Key, string Value)[] settings) =>
        CreateAsync(allowsLoopback, null, settings);

    public static Task<TestDesk> CreateAsync(bool allowsLoopback, ResolveName? names, params (string Key, string Value)[] settings) => TestDesk.CreateAsync(
        new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        {
            ["Webhooks:SecretKey"] = SecretKey,
        },
        services =>
        {
            if (names is not null) services.AddSingleton(names);
            services.AddWebhookSending(allowsLoopback);
        });

    /// <summary>Adds a webhook.</summary>
    /// <returns>It, and its secret.</returns>
    public static async Task<(Guid Id, string Secret)> AddWebhookAsync(
        this TestDesk desk, string url, IEnumerable<WebhookEvent>? events = null, string name = "Hook", bool isKnown = true)
    {
        var secret = WebhookSecrets.New();
        var id = Guid.CreateVersion7();
        await desk.ReadAsync(async db =>
        {
            db.Webhooks.Add(new WebhookRow
            {
                Id = id,
                OrganizationId = desk.Organization.Id,
                Name = name,
                Url = url,
                Events = [.. events ?? WebhookEvents.Choosable],
                IsActive = true,
                Secret = desk.Services.GetRequiredService<WebhookSecrets>().Protect(id, secret),
                ChangedAt = TestDesk.Opening,
                ChangedBy = desk.Manager,
            });
            return await db.SaveChangesAsync(Cancel);
        });
        if (isKnown) desk.Services.GetRequiredService<WebhookListeners>().Forget(desk.Organization.Id);
        return (id, secret);
    }

    /// <summary>Calls every webhook for which something waits.</summary>
    public static async Task<int> CallAsync(this TestDesk desk, ServiceProvider? process = null)
    {
        var sender = (process ?? desk.Services).GetRequiredService<WebhookSender>();
        var calls = 0;
        foreach (var work in await sender.PendingAsync(Cancel)) calls += await sender.RunAsync(work, Cancel);
        return calls;
    }

    public static Task<List<DeliveryRow>> WaitingAsync(this TestDesk desk, Guid webhookId)
    {
        var subscription = Subscriptions.OfWebhook(webhookId);
        return desk.ReadAsync(db => db.Deliveries.AsNoTracking().Where(row => row.Subscription == subscription)
            .OrderBy(row => row.RecordId).ThenBy(row => row.FromSequence).ToListAsync(Cancel));
    }

    public static Task<WebhookRow> WebhookAsync(this TestDesk desk, Guid webhookId) =>
        desk.ReadAsync(db => db.Webhooks.AsNoTracking().SingleAsync(row => row.Id == webhookId, Cancel));

    public static Task<List<WebhookAttemptRow>> AttemptsAsync(this TestDesk desk, Guid webhookId) => desk.ReadAsync(db =>
        db.WebhookAttempts.AsNoTracking().Where(row => row.WebhookId == webhookId).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(Cancel));
}
