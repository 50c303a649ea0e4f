using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Api.Tests.Incidents;
using IncidentPlatform.Contracts.Deliveries;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Webhooks;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Webhooks;

public sealed class WebhookTests
{
    private const string Url = "https://hooks.example.com/incidents";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_is_shown_once_and_kept_encrypted()
    {
        var (room, admin) = await RoomAsync();

        using var response = await PostAsync(admin, "webhooks", new SaveWebhookRequest("Pager", Url, [WebhookEvent.Resolved, WebhookEvent.Opened]));
        var created = await ReadAsync<WebhookSecretResponse>(response);
        var listed = Assert.Single((await GetAsync<PageResponse<WebhookResponse>>(admin, "webhooks")).Items);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.StartsWith("ipw_", created.Secret, StringComparison.Ordinal);
        Assert.Equal(("Pager", Url, true, 1, 0), (listed.Name, listed.Url, listed.IsActive, listed.Version, listed.Waiting));
        Assert.Equal([WebhookEvent.Opened, WebhookEvent.Resolved], listed.Events);
        Assert.DoesNotContain(created.Secret, await admin.GetStringAsync($"/api/v1/webhooks/{listed.Id}", Cancel), StringComparison.Ordinal);
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var row = await db.Webhooks.SingleAsync(Cancel);
            Assert.Equal(created.Secret, room.Host.Services.GetRequiredService<WebhookSecrets>().Reveal(row.Id, row.Secret));
            Assert.DoesNotContain(created.Secret, System.Text.Encoding.Latin1.GetString(row.Secret), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("url", "http://hooks.example.com/")]
    [InlineData("url", "https://192.168.1.1/")]
    [InlineData("url", "https://10.0.0.8/hook")]
    [InlineData("url", "https://user:word@hooks.example.com/")]
    [InlineData("url", "nowhere")]
    public async Task An_address_that_the_platform_must_not_call_is_refused(string field, string url)
    {
        var (_, admin) = await RoomAsync();

        using var response = await PostAsync(admin, "webhooks", new SaveWebhookRequest("Pager", url, []));

        Assert.Contains(field, (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Fact]
    public async Task An_event_that_nobody_can_listen_to_and_a_name_that_is_taken_are_refused()
    {
        var (_, admin) = await RoomAsync();
        await CreateAsync(admin);

        using var ping = await PostAsync(admin, "webhooks", new SaveWebhookRequest("Other", Url, [WebhookEvent.Ping]));
        using var taken = await PostAsync(admin, "webhooks", new SaveWebhookRequest("Pager", Url, []));

        Assert.Contains("events", (await ProblemAsync(ping, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
        Assert.Contains("name", (await ProblemAsync(taken, HttpStatusCode.Conflict)).Errors!.Keys);
    }

    [Fact]
    public async Task An_organization_has_a_limited_number_of_webhooks()
    {
        var (_, admin) = await RoomAsync();
        for (var webhook = 0; webhook < WebhookListeners.Most; webhook++) await CreateAsync(admin, $"Hook {webhook}");

        using var more = await PostAsync(admin, "webhooks", new SaveWebhookRequest("One more", Url, []));

        await ProblemAsync(more, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_change_asks_for_the_version_that_was_changed()
    {
        var (_, admin) = await RoomAsync();
        var webhook = (await CreateAsync(admin)).Webhook;
        var wish = new SaveWebhookRequest("Renamed", "https://other.example.com/", [WebhookEvent.Breached], IsActive: false);

        using var missing = await PutAsync(admin, webhook.Id, wish, null);
        using var changed = await PutAsync(admin, webhook.Id, wish, 1);
        using var stale = await PutAsync(admin, webhook.Id, wish, 1);

        await ProblemAsync(missing, HttpStatusCode.PreconditionRequired);
        var now = await ReadAsync<WebhookResponse>(changed);
        Assert.Equal(("Renamed", "https://other.example.com/", false, 2), (now.Name, now.Url, now.IsActive, now.Version));
        await ProblemAsync(stale, HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_change_is_queued_for_those_that_listen_to_it_one_delivery_a_line()
    {
        var (room, admin) = await RoomAsync();
        var all = (await CreateAsync(admin, "All", [.. WebhookEvents.Choosable])).Webhook.Id;
        var some = (await CreateAsync(admin, "Some", [WebhookEvent.Accepted])).Webhook.Id;
        await CreateAsync(admin, "None");

        var incident = await room.SubmitAsync();
        await MoveAsync(room.Agent, incident, "accept");

        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var rows = await db.Deliveries.Where(row => row.RecordId == incident.Id && row.Subscription.StartsWith("webhook:")).ToListAsync(Cancel);
            Assert.Equal([1, 2], rows.Where(row => row.Subscription == Subscriptions.OfWebhook(all)).Select(row => row.FromSequence).Order());
            Assert.Equal([2], rows.Where(row => row.Subscription == Subscriptions.OfWebhook(some)).Select(row => row.FromSequence));
            Assert.Equal(3, rows.Count);
        });
    }

    [Fact]
    public async Task What_was_parked_for_a_webhook_stands_with_the_other_parked_deliveries_and_can_be_replayed()
    {
        var (room, admin) = await RoomAsync();
        var webhook = (await CreateAsync(admin, events: [WebhookEvent.Opened])).Webhook.Id;
        var incident = await room.SubmitAsync();
        var subscription = Subscriptions.OfWebhook(webhook);
        await room.Host.AsOwnerAsync(room.Organization.Id, db => db.Deliveries.Where(row => row.Subscription == subscription).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ParkedAt, Instant.FromUtc(2026, 3, 3, 2, 0)).SetProperty(row => row.LastError, "Http422"), Cancel));

        var parked = Assert.Single((await GetAsync<PageResponse<DeliveryResponse>>(admin, "deliveries")).Items, row => row.Subscription == subscription);
        using var replayed = await PostAsync(admin, $"deliveries/{parked.Id}/replay", null);

        Assert.Equal((incident.Number, "Http422"), (parked.Number, parked.LastError));
        Assert.Equal(HttpStatusCode.NoContent, replayed.StatusCode);
    }

    [Fact]
    public async Task A_new_secret_leaves_the_former_one_good_for_a_day()
    {
        var (room, admin) = await RoomAsync();
        var former = await CreateAsync(admin);

        using var response = await PostAsync(admin, $"webhooks/{former.Webhook.Id}/rotate-secret", null);
        var rotated = await ReadAsync<WebhookSecretResponse>(response);

        Assert.NotEqual(former.Secret, rotated.Secret);
        Assert.InRange(rotated.Webhook.FormerSecretUntil!.Value - WholeSeconds.Now(room.Host.Time), Duration.FromHours(23), Duration.FromHours(24));
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var row = await db.Webhooks.SingleAsync(Cancel);
            var secrets = room.Host.Services.GetRequiredService<WebhookSecrets>();
            Assert.Equal((rotated.Secret, former.Secret), (secrets.Reveal(row.Id, row.Secret), secrets.Reveal(row.Id, row.FormerSecret!)));
        });
    }

    [Fact]
    public async Task A_test_queues_a_ping_and_not_many_at_once()
    {
        var (room, admin) = await RoomAsync();
        var webhook = (await CreateAsync(admin)).Webhook.Id;

        using var first = await PostAsync(admin, $"webhooks/{webhook}/test", null);
        var ping = await ReadAsync<WebhookPingResponse>(first);
        for (var more = 0; more < 4; more++) (await PostAsync(admin, $"webhooks/{webhook}/test", null)).Dispose();
        using var sixth = await PostAsync(admin, $"webhooks/{webhook}/test", null);

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        await ProblemAsync(sixth, HttpStatusCode.ServiceUnavailable);
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
            Assert.Equal(webhook, (await db.Deliveries.SingleAsync(row => row.Id == ping.DeliveryId, Cancel)).RecordId));
    }

    [Fact]
    public async Task A_paused_webhook_is_resumed_with_what_waits()
    {
        var (room, admin) = await RoomAsync();
        var webhook = (await CreateAsync(admin, events: [WebhookEvent.Opened])).Webhook.Id;
        await room.SubmitAsync();
        var later = WholeSeconds.Now(room.Host.Time) + Duration.FromMinutes(15);
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            await db.Webhooks.ExecuteUpdateAsync(set => set
                .SetProperty(row => row.PausedAt, later).SetProperty(row => row.FailingSince, later).SetProperty(row => row.Failures, 9), Cancel);
            await db.Deliveries.Where(row => row.OrganizationId == room.Organization.Id && row.Subscription.StartsWith("webhook:")).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.AvailableAt, later).SetProperty(row => row.LastError, "timeout"), Cancel);
        });
        var paused = await GetAsync<WebhookResponse>(admin, $"webhooks/{webhook}");

        using var response = await PostAsync(admin, $"webhooks/{webhook}/resume", null);
        var resumed = await ReadAsync<WebhookResponse>(response);

        Assert.Equal((later, 1), (paused.PausedAt, paused.Waiting));
        Assert.Equal((null, null, 1), (resumed.PausedAt, resumed.FailingSince, resumed.Waiting));
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
            Assert.True((await db.Deliveries.SingleAsync(row => row.OrganizationId == room.Organization.Id && row.Subscription.StartsWith("webhook:"), Cancel)).AvailableAt < later));
    }

    [Fact]
    public async Task Calls_are_listed_newest_first_page_by_page()
    {
        var (room, admin) = await RoomAsync();
        var webhook = (await CreateAsync(admin)).Webhook.Id;
        var incident = await room.SubmitAsync();
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            for (var call = 0; call < 5; call++)
            {
                db.WebhookAttempts.Add(new WebhookAttemptRow
                {
                    Id = Guid.CreateVersion7(),
                    OrganizationId = room.Organization.Id,
                    WebhookId = webhook,
                    DeliveryId = Guid.CreateVersion7(),
                    Event = WebhookEvent.Opened,
                    IncidentId = incident.Id,
                    At = Instant.FromUtc(2026, 3, 3, 2, call),
                    DurationMilliseconds = call,
                    Outcome = WebhookOutcome.Refused,
                    Status = 500,
                    Error = "status",
                });
            }
            await db.SaveChangesAsync(Cancel);
        });

        var first = await GetAsync<PageResponse<WebhookAttemptResponse>>(admin, $"webhooks/{webhook}/attempts?limit=3");
        var rest = await GetAsync<PageResponse<WebhookAttemptResponse>>(admin, $"webhooks/{webhook}/attempts?limit=3&cursor={first.NextCursor}");

        Assert.Equal([4, 3, 2, 1, 0], first.Items.Concat(rest.Items).Select(call => call.DurationMilliseconds));
        Assert.All(first.Items, call => Assert.Equal((incident.Number, 500), (call.Number, call.Status)));
        Assert.Empty(rest.NextCursor);
    }

    [Fact]
    public async Task A_deleted_webhook_is_gone_with_what_waited_for_it()
    {
        var (room, admin) = await RoomAsync();
        var webhook = (await CreateAsync(admin, events: [WebhookEvent.Opened])).Webhook;
        await room.SubmitAsync();

        using var unversioned = await DeleteAsync(admin, webhook.Id, null);
        using var stale = await DeleteAsync(admin, webhook.Id, 7);
        using var deleted = await DeleteAsync(admin, webhook.Id, webhook.Version);
        await room.SubmitAsync();

        await ProblemAsync(unversioned, HttpStatusCode.PreconditionRequired);
        await ProblemAsync(stale, HttpStatusCode.PreconditionFailed);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(admin, $"webhooks/{webhook.Id}"));
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
            Assert.False(await db.Deliveries.AnyAsync(row => row.OrganizationId == room.Organization.Id && row.Subscription.StartsWith("webhook:"), Cancel)));
    }

    [Fact]
    public async Task Another_organizations_webhook_is_not_there_for_any_endpoint()
    {
        var (room, admin) = await RoomAsync();
        var webhook = (await CreateAsync(admin)).Webhook;
        var (_, stranger) = await RoomAsync();

        Assert.Empty((await GetAsync<PageResponse<WebhookResponse>>(stranger, "webhooks")).Items);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, $"webhooks/{webhook.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, $"webhooks/{webhook.Id}/attempts"));
        using var changed = await PutAsync(stranger, webhook.Id, new SaveWebhookRequest("Mine", Url, []), 1);
        using var deleted = await DeleteAsync(stranger, webhook.Id, 1);
        using var rotated = await PostAsync(stranger, $"webhooks/{webhook.Id}/rotate-secret", null);
        using var tested = await PostAsync(stranger, $"webhooks/{webhook.Id}/test", null);
        using var resumed = await PostAsync(stranger, $"webhooks/{webhook.Id}/resume", null);
        Assert.All([changed, deleted, rotated, tested, resumed], response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode));
        Assert.Equal(webhook, await GetAsync<WebhookResponse>(admin, $"webhooks/{webhook.Id}") with { Events = webhook.Events });
    }

    [Theory]
    [InlineData(Role.Consumer)]
    [InlineData(Role.Agent)]
    [InlineData(Role.IncidentManager)]
    [InlineData(Role.ServiceDeliveryManager)]
    public async Task Only_an_administrator_reaches_them(Role role)
    {
        var (room, admin) = await RoomAsync();
        var webhook = (await CreateAsync(admin)).Webhook;
        var caller = await room.ClientAsync(role);

        using var created = await PostAsync(caller, "webhooks", new SaveWebhookRequest("Mine", Url, []));
        using var changed = await PutAsync(caller, webhook.Id, new SaveWebhookRequest("Mine", Url, []), 1);
        using var deleted = await DeleteAsync(caller, webhook.Id, 1);
        using var rotated = await PostAsync(caller, $"webhooks/{webhook.Id}/rotate-secret", null);
        using var tested = await PostAsync(caller, $"webhooks/{webhook.Id}/test", null);
        using var resumed = await PostAsync(caller, $"webhooks/{webhook.Id}/resume", null);

        Assert.All([created, changed, deleted, rotated, tested, resumed], response => Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(caller, "webhooks"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(caller, $"webhooks/{webhook.Id}"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(caller, $"webhooks/{webhook.Id}/attempts"));
    }

    private static async Task<(IncidentRoom Room, HttpClient Admin)> RoomAsync()
    {
        var room = await OpenAsync();
        return (room, await room.ClientAsync(Role.Administrator));
    }

    private static async Task<WebhookSecretResponse> CreateAsync(HttpClient admin, string name = "Pager", IReadOnlyList<WebhookEvent>? events = null)
    {
        using var response = await PostAsync(admin, "webhooks", new SaveWebhookRequest(name, Url, events ?? []));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await ReadAsync<WebhookSecretResponse>(response);
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient by, Guid id, SaveWebhookRequest request, int? version)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/webhooks/{id}") { Content = JsonContent.Create(request, options: PlatformJson.Options) };
        if (version is { } known) message.Headers.Add("If-Match", $"\"{known}\"");
        return await by.SendAsync(message, Cancel);
    }

    private static async Task<HttpResponseMessage> DeleteAsync(HttpClient by, Guid id, int? version)
    {
        using var message = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/webhooks/{id}");
        if (version is { } known) message.Headers.Add("If-Match", $"\"{known}\"");
        return await by.SendAsync(message, Cancel);
    }
}
