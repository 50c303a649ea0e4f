using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Webhooks;
using IncidentPlatform.Worker.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Webhooks;

public sealed class WebhookSenderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_told_with_the_record_and_its_line_and_without_anybodys_name()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, _) = await desk.AddWebhookAsync(receiver.Url);
        var incident = await desk.OpenAsync();

        Assert.Equal(1, await desk.CallAsync());

        var call = Assert.Single(receiver.Calls);
        var record = await desk.RecordAsync(incident);
        Assert.Equal(("Opened", desk.Organization.Row.Key), (call.Type, call.Json.GetProperty("organization").GetString()));
        Assert.Equal("2026-03-03T02:00:00Z", call.Json.GetProperty("occurredAt").GetString());
        var told = call.Json.GetProperty("incident");
        Assert.Equal((record.Number, "Printer jams", "New", "P3", desk.Requester), (
            told.GetProperty("number").GetString(), told.GetProperty("subject").GetString(), told.GetProperty("state").GetString(),
            told.GetProperty("priority").GetString(), told.GetProperty("requesterId").GetGuid()));
        Assert.Equal((1, "Opened"), (call.Sequence, call.Json.GetProperty("change").GetProperty("type").GetString()));
        Assert.DoesNotContain("Requester", Encoding.UTF8.GetString(call.Body).Replace("requesterId", "", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        Assert.DoesNotContain("@test.example", Encoding.UTF8.GetString(call.Body), StringComparison.Ordinal);
        Assert.Empty(await desk.WaitingAsync(webhook));
        var attempt = Assert.Single(await desk.AttemptsAsync(webhook));
        Assert.Equal((call.Id, WebhookEvent.Opened, incident, WebhookOutcome.Delivered, 204, null),
            (attempt.DeliveryId, attempt.Event, attempt.IncidentId!.Value, attempt.Outcome, attempt.Status!.Value, attempt.Error));
    }

    [Fact]
    public async Task The_signature_is_the_HMAC_of_timestamp_and_body_by_the_secret_that_was_shown()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, secret) = await desk.AddWebhookAsync(receiver.Url);
        await desk.OpenAsync();
        await desk.CallAsync();

        var call = Assert.Single(receiver.Calls);
        var timestamp = call.Headers["Webhook-Timestamp"];
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        var expected = Convert.ToHexString(hmac.ComputeHash([.. Encoding.UTF8.GetBytes(timestamp + "."), .. call.Body]));

        Assert.Equal($"v1={expected}", call.Headers["Webhook-Signature"], ignoreCase: true);
        Assert.Equal(TestDesk.Opening.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), timestamp);
        Assert.Equal((call.Id.ToString(), "Opened"), (call.Headers["Webhook-Delivery-Id"], call.Headers["Webhook-Event"]));
        Assert.StartsWith("application/json", call.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.False(call.Headers.ContainsKey("traceparent"));
        Assert.DoesNotContain(secret, Encoding.UTF8.GetString((await desk.WebhookAsync(webhook)).Secret), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_secret_is_replaced_both_sign_and_afterwards_the_new_one_alone()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, former) = await desk.AddWebhookAsync(receiver.Url);
        var secret = IncidentPlatform.Data.Webhooks.WebhookSecrets.New();
        var stored = desk.Services.GetRequiredService<IncidentPlatform.Data.Webhooks.WebhookSecrets>().Protect(webhook, secret);
        await desk.ReadAsync(db => db.Webhooks.ExecuteUpdateAsync(set => set
            .SetProperty(row => row.FormerSecret, row => row.Secret)
            .SetProperty(row => row.FormerSecretUntil, TestDesk.Opening + Duration.FromHours(1))
            .SetProperty(row => row.Secret, stored), Cancel));

        await desk.OpenAsync();
        await desk.CallAsync();
        desk.Advance(Duration.FromHours(1));
        await desk.OpenAsync();
        await desk.CallAsync();

        var calls = receiver.Calls.ToArray();
        Assert.Equal([$"v1={Sign(secret, calls[0])}", $"v1={Sign(former, calls[0])}"], calls[0].Headers["Webhook-Signature"].Split(','));
        Assert.Equal($"v1={Sign(secret, calls[1])}", calls[1].Headers["Webhook-Signature"]);
    }

    [Fact]
    public async Task A_webhook_is_told_of_what_it_listens_to_and_of_no_words_among_colleagues()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.AddWebhookAsync(receiver.Url, [WebhookEvent.Commented, WebhookEvent.Resolved]);
        var incident = await desk.OpenAsync();
        await desk.MoveAsync(incident, (record, _) => IncidentEdits.Comment(record, "Among us", Visibility.Internal, desk.Agent));
        await desk.MoveAsync(incident, (record, _) => IncidentEdits.Comment(record, "We look at it", Visibility.Public, desk.Agent));

        await desk.CallAsync();

        var call = Assert.Single(receiver.Calls);
        Assert.Equal(("Commented", "We look at it"), (call.Type, call.Json.GetProperty("change").GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Of_a_complaint_and_a_restricted_record_no_words_are_told()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.AddWebhookAsync(receiver.Url);
        await desk.OpenAsync(wish => wish with { Kind = IncidentKind.Complaint });
        var restricted = await desk.OpenAsync(wish => wish with { IsRestricted = true });
        await desk.MoveAsync(restricted, (record, _) => IncidentEdits.Comment(record, "Secret words", Visibility.Public, desk.Agent));

        while (await desk.CallAsync() > 0) { }

        Assert.Equal(3, receiver.Calls.Count);
        Assert.All(receiver.Calls, call =>
        {
            Assert.Equal(System.Text.Json.JsonValueKind.Null, call.Json.GetProperty("incident").GetProperty("subject").ValueKind);
            Assert.Equal(System.Text.Json.JsonValueKind.Null, call.Json.GetProperty("incident").GetProperty("description").ValueKind);
            Assert.Equal(System.Text.Json.JsonValueKind.Null, call.Json.GetProperty("change").GetProperty("text").ValueKind);
        });
    }

    [Fact]
    public async Task Words_that_are_too_long_for_a_call_are_cut_and_it_says_so()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.AddWebhookAsync(receiver.Url);
        await desk.OpenAsync(wish => wish with { Description = string.Concat(Enumerable.Repeat("Ungewöhnlich \"lang\" 😀\n", 8_000)) });

        await desk.CallAsync();

        var call = Assert.Single(receiver.Calls);
        Assert.InRange(call.Body.Length, 16 * 1024, 64 * 1024);
        Assert.True(call.Json.GetProperty("change").GetProperty("isShortened").GetBoolean());
    }

    [Fact]
    public async Task Changes_of_a_record_come_in_order_whoever_sends_them()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        await using var other = desk.NewServices();
        await desk.AddWebhookAsync(receiver.Url);
        var records = new List<Guid>();
        for (var record = 0; record < 12; record++) records.Add(await desk.OpenAsync());
        foreach (var record in records)
        {
            await desk.MoveAsync(record, (incident, _) => IncidentMoves.Accept(incident, desk.Agent));
            for (var words = 0; words < 3; words++)
                await desk.MoveAsync(record, (incident, _) => IncidentEdits.Comment(incident, $"{words}", Visibility.Public, desk.Agent));
        }

        do await Task.WhenAll(desk.CallAsync(), desk.CallAsync(other));
        while (await desk.CallAsync() > 0);

        var told = receiver.Calls.ToLookup(call => call.Record, call => call.Sequence);
        Assert.Equal(records.Order(), told.Select(record => record.Key).Order());
        Assert.All(told, record =>
        {
            Assert.Equal(record.Order(), record);
            Assert.Equal(5, record.Distinct().Count());
        });
        Assert.Equal(receiver.Calls.Count, receiver.Calls.Select(call => call.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_refused_change_comes_again_under_its_id_holds_back_its_record_alone_and_is_parked_at_last()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync(("Webhooks:MaxAttempts", "2"));
        var (webhook, _) = await desk.AddWebhookAsync(receiver.Url);
        var bad = await desk.OpenAsync();
        receiver.Answer = call => call.Record == bad ? 422 : 200;
        await desk.MoveAsync(bad, (record, _) => IncidentMoves.Accept(record, desk.Agent));
        var good = await desk.OpenAsync();

        await desk.CallAsync();
        Assert.Equal([good], receiver.Calls.Where(call => call.Record != bad).Select(call => call.Record));
        var first = (await desk.WaitingAsync(webhook))[0];
        Assert.Equal((1, "Http422", TestDesk.Opening + Duration.FromSeconds(10)), (first.Attempts, first.LastError, first.AvailableAt));

        desk.Advance(Duration.FromSeconds(10));
        await desk.CallAsync();
        var waiting = await desk.WaitingAsync(webhook);
        Assert.Equal([desk.Time.GetUtcNow().ToUnixTimeSeconds(), null], waiting.Select(row => row.ParkedAt?.ToUnixTimeSeconds()));
        Assert.Equal(2, receiver.Calls.Count(call => call.Id == waiting[0].Id));

        // What comes after a parked change waits, until somebody has decided about it.
        desk.Advance(Duration.FromHours(1));
        Assert.Equal(0, await desk.CallAsync());

        receiver.Answer = _ => 200;
        await desk.ReadAsync(db => db.Deliveries.Where(row => row.Id == waiting[0].Id).ExecuteUpdateAsync(
            row => row.SetProperty(delivery => delivery.ParkedAt, (Instant?)null).SetProperty(delivery => delivery.Attempts, 0), Cancel));
        await desk.CallAsync();
        Assert.Equal([1, 1, 1, 2], receiver.Calls.Where(call => call.Record == bad).Select(call => call.Sequence));
        Assert.Empty(await desk.WaitingAsync(webhook));
    }

    [Fact]
    public async Task While_a_receiver_is_away_changes_wait_no_try_is_counted_and_it_is_asked_with_one_call()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, _) = await desk.AddWebhookAsync($"http://127.0.0.1:{FreePort()}/");
        for (var record = 0; record < 5; record++) await desk.OpenAsync();

        await desk.CallAsync();
        Assert.Equal(0, await desk.CallAsync());
        Assert.All(await desk.WaitingAsync(webhook), row => Assert.Equal((0, "no-connection", null), (row.Attempts, row.LastError, row.ParkedAt)));
        Assert.Equal((1, TestDesk.Opening), ((await desk.WebhookAsync(webhook)).Failures, (await desk.WebhookAsync(webhook)).FailingSince));
        Assert.Equal(5, (await desk.AttemptsAsync(webhook)).Count);

        desk.Advance(Duration.FromSeconds(13)); // ten, and what jitter adds
        await desk.CallAsync();
        Assert.Equal(6, (await desk.AttemptsAsync(webhook)).Count);
    }

    [Fact]
    public async Task A_receiver_that_takes_nothing_for_long_is_paused_and_gets_what_waits_when_it_is_resumed()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, _) = await desk.AddWebhookAsync(receiver.Url);
        receiver.Answer = _ => 503;
        var incident = await desk.OpenAsync();
        await desk.CallAsync();

        desk.Advance(Duration.FromHours(25));
        await desk.CallAsync();
        var paused = await desk.WebhookAsync(webhook);
        Assert.Equal(desk.Time.GetUtcNow().ToUnixTimeSeconds(), paused.PausedAt?.ToUnixTimeSeconds());

        // Nothing is added for one that is paused, and it is not called.
        receiver.Answer = _ => 200;
        desk.Advance(Duration.FromHours(1));
        await desk.MoveAsync(incident, (record, _) => IncidentMoves.Accept(record, desk.Agent));
        Assert.Equal(0, await desk.CallAsync());

        await desk.ReadAsync(db => db.Webhooks.ExecuteUpdateAsync(set => set
            .SetProperty(row => row.PausedAt, (Instant?)null).SetProperty(row => row.RetryAt, (Instant?)null), Cancel));
        Assert.Equal(1, await desk.CallAsync());
        Assert.Equal([1, 1, 1], receiver.Calls.Select(call => call.Sequence));
        Assert.Equal(WebhookHealth.Good, (await desk.WebhookAsync(webhook)).Health);
    }

    [Fact]
    public async Task A_process_that_dies_after_the_call_leaves_a_claim_that_runs_out_and_the_call_is_made_again_under_its_id()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, _) = await desk.AddWebhookAsync(receiver.Url);
        await desk.OpenAsync();
        using var dying = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        receiver.Before = _ => dying.CancelAsync(); // it is told, and nobody hears the answer
        var sender = desk.Services.GetRequiredService<WebhookSender>();
        var work = Assert.Single(await sender.PendingAsync(Cancel));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sender.RunAsync(work, dying.Token));
        receiver.Before = _ => Task.CompletedTask;
        Assert.Equal(0, await desk.CallAsync());
        desk.Advance(Duration.FromMinutes(1));
        Assert.Equal(1, await desk.CallAsync());

        Assert.Equal(2, receiver.Calls.Count);
        Assert.Single(receiver.Calls.Select(call => call.Id).Distinct());
        Assert.Empty(await desk.WaitingAsync(webhook));
    }

    [Fact]
    public async Task A_redirect_is_a_refusal_and_nobody_follows_it()
    {
        await using var elsewhere = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, _) = await desk.AddWebhookAsync(receiver.Url);
        (receiver.Location, receiver.Answer) = (elsewhere.Url, _ => 302);
        await desk.OpenAsync();

        await desk.CallAsync();

        Assert.Empty(elsewhere.Calls);
        var attempt = Assert.Single(await desk.AttemptsAsync(webhook));
        Assert.Equal((WebhookOutcome.Refused, 302, "redirected"), (attempt.Outcome, attempt.Status, attempt.Error));
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_in_time_is_given_up()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync(("Webhooks:Timeout", "00:00:00.200"));
        var (webhook, _) = await desk.AddWebhookAsync(receiver.Url);
        receiver.Before = aborted => Task.Delay(Timeout.Infinite, aborted).ContinueWith(_ => { }, TaskScheduler.Default);
        await desk.OpenAsync();

        await desk.CallAsync();

        Assert.Equal("timeout", Assert.Single(await desk.AttemptsAsync(webhook)).Error);
    }

    [Theory]
    [InlineData("this machine", "http://127.0.0.1:{0}/")]
    [InlineData("a name of this machine", "https://localhost:{0}/")]
    [InlineData("a private network", "https://10.0.0.1:{0}/")]
    [InlineData("a cloud's metadata", "https://169.254.169.254/latest")]
    [InlineData("IPv4 as IPv6", "https://[::ffff:127.0.0.1]:{0}/")]
    public async Task Nothing_but_the_public_internet_is_called_outside_Development(string why, string url)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync(allowsLoopback: false);
        var (webhook, _) = await desk.AddWebhookAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, url, new Uri(receiver.Url).Port));
        await desk.OpenAsync();

        await desk.CallAsync();

        Assert.True(receiver.Calls.IsEmpty, why);
        Assert.Contains(Assert.Single(await desk.AttemptsAsync(webhook)).Error, new[] { WebhookProblemCodes.NotPublic, WebhookProblemCodes.NotEncrypted });
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("169.254.169.254")]
    public async Task A_name_that_leads_into_our_network_by_the_time_of_the_call_is_not_called(string address)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync(allowsLoopback: false, (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) }));
        var (webhook, _) = await desk.AddWebhookAsync($"https://hooks.example.com:{new Uri(receiver.Url).Port}/");
        await desk.OpenAsync();

        await desk.CallAsync();

        Assert.Empty(receiver.Calls);
        Assert.Equal(WebhookProblemCodes.NotPublic, Assert.Single(await desk.AttemptsAsync(webhook)).Error);
    }

    [Fact]
    public async Task A_ping_reaches_a_webhook_that_is_paused_or_switched_off_and_is_tried_once()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, _) = await desk.AddWebhookAsync(receiver.Url);
        await desk.OpenAsync();
        await desk.ReadAsync(db => db.Webhooks.ExecuteUpdateAsync(set => set
            .SetProperty(row => row.PausedAt, TestDesk.Opening).SetProperty(row => row.IsActive, false), Cancel));
        receiver.Answer = _ => 500;
        await desk.ReadAsync(async db =>
        {
            db.Deliveries.Add(new DeliveryRow
            {
                Id = Guid.CreateVersion7(),
                Subscription = Subscriptions.OfWebhook(webhook),
                OrganizationId = desk.Organization.Id,
                RecordId = webhook,
                FromSequence = 0,
                ToSequence = 0,
                EnqueuedAt = TestDesk.Opening,
                AvailableAt = TestDesk.Opening,
            });
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(1, await desk.CallAsync());

        Assert.Equal("Ping", Assert.Single(receiver.Calls).Type);
        Assert.Single(await desk.WaitingAsync(webhook)); // the change, which waits on
        Assert.Equal(0, (await desk.WebhookAsync(webhook)).Failures);
    }

    [Fact]
    public async Task What_waited_for_a_deleted_webhook_is_dropped()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, _) = await desk.AddWebhookAsync("https://hooks.example/");
        await desk.OpenAsync();
        Assert.Single(await desk.WaitingAsync(webhook));
        await desk.ReadAsync(db => db.Webhooks.ExecuteDeleteAsync(Cancel));

        await desk.CallAsync();

        Assert.Empty(await desk.WaitingAsync(webhook));
    }

    [Fact]
    public async Task A_webhook_that_another_process_added_hears_of_changes_five_seconds_later_at_the_latest()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.OpenAsync(); // now it is known that there is none, and nobody looks again
        var (webhook, _) = await desk.AddWebhookAsync("https://hooks.example.com/", isKnown: false);
        await desk.OpenAsync();
        Assert.Empty(await desk.WaitingAsync(webhook));

        desk.Advance(Duration.FromSeconds(5));
        await desk.OpenAsync();

        Assert.Single(await desk.WaitingAsync(webhook));
    }

    [Fact]
    public async Task Only_the_last_calls_are_kept()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync(("Webhooks:KeptAttempts", "10"));
        var (webhook, _) = await desk.AddWebhookAsync(receiver.Url);
        for (var record = 0; record < 14; record++) await desk.OpenAsync();

        await desk.CallAsync();

        Assert.Equal(14, receiver.Calls.Count);
        Assert.Equal(10, (await desk.AttemptsAsync(webhook)).Count);
    }

    [Fact]
    public async Task A_webhook_hears_nothing_of_another_organization()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        var other = await desk.Database.AddOrganizationAsync();
        await desk.AddWebhookAsync(receiver.Url);
        await using (var scope = desk.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<IncidentPlatform.Data.Tenancy.CurrentTenant>().Set(other.Id);
            var requester = await other.AddPersonAsync("Someone", Domain.Identity.Role.Consumer);
            await scope.ServiceProvider.GetRequiredService<IncidentCommands>().OpenAsync(
                new NewIncident
                {
                    Subject = "Elsewhere",
                    Description = "",
                    Kind = IncidentKind.Incident,
                    ServiceId = other.GeneralId,
                    GroupId = other.DeskId,
                    Impact = Impact.Moderate,
                    Urgency = Urgency.Medium,
                    Priority = Priority.P3,
                    RequesterId = requester,
                    AffectedUserId = requester,
                },
                Actor.System, Cancel);
        }

        Assert.Equal(0, await desk.CallAsync());
        Assert.Empty(receiver.Calls);
    }

    private static string Sign(string secret, ReceivedCall call)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return Convert.ToHexStringLower(hmac.ComputeHash([.. Encoding.UTF8.GetBytes(call.Headers["Webhook-Timestamp"] + "."), .. call.Body]));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
