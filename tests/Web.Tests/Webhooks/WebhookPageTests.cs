using System.Net;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Webhooks;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Webhooks;

public sealed class WebhookPageTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 23, 5, 0);
    private static readonly WebhookResponse Good = new(
        Guid.NewGuid(), "Pager", "https://hooks.example.com/", [WebhookEvent.Opened], true, 3, Noon, null, null, null, 0, null);

    private static readonly WebhookAttemptResponse Call = new(
        Guid.NewGuid(), Guid.NewGuid(), WebhookEvent.Opened, Guid.NewGuid(), "DEMO-7", Noon, 35, WebhookOutcome.Delivered, 204, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_webhook_the_list_says_what_to_do()
    {
        using var reader = await SignedIn.AsAsync(Role.Administrator);
        reader.Answers["GET webhooks"] = () => SignedIn.Json(new PageResponse<WebhookResponse>([], ""));

        var page = await reader.Browser.GetStringAsync("/administration/webhooks", Cancel);

        Assert.Contains("No webhook yet", page);
        Assert.Contains("href=\"/administration/webhooks/new\"", page);
    }

    [Fact]
    public async Task The_list_says_how_each_fares()
    {
        using var reader = await SignedIn.AsAsync(Role.Administrator);
        reader.Answers["GET webhooks"] = () => SignedIn.Json(new PageResponse<WebhookResponse>(
            [Good, Good with { Id = Guid.NewGuid(), PausedAt = Noon, Waiting = 12 }, Good with { Id = Guid.NewGuid(), IsActive = false }], ""));

        var page = await reader.Browser.GetStringAsync("/administration/webhooks", Cancel);

        Assert.Contains(">active<", page);
        Assert.Contains(">paused<", page);
        Assert.Contains("12 waiting", page);
        Assert.Contains(">not active<", page);
    }

    [Fact]
    public async Task A_new_webhooks_secret_is_shown_this_once()
    {
        using var reader = await SignedIn.AsAsync(Role.Administrator);
        Answer(reader, Good);
        reader.Answers["POST webhooks"] = () => SignedIn.Json(new WebhookSecretResponse("ipw_shown-once", Good));

        using var answer = await reader.PostAsync("/administration/webhooks/new",
            [("Form.Action", "save"), ("Form.Name", "Pager"), ("Form.Url", "https://hooks.example.com/"), ("Form.Events", "Opened")]);
        var again = await reader.Browser.GetStringAsync($"/administration/webhooks/{Good.Id}", Cancel);

        Assert.Contains("ipw_shown-once", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.DoesNotContain("ipw_shown-once", again);
        Assert.Contains("\"events\":[\"Opened\"]", reader.Calls.Single(call => call.Call == "POST webhooks").Body);
    }

    [Fact]
    public async Task A_refused_address_stands_beside_its_reason()
    {
        using var reader = await SignedIn.AsAsync(Role.Administrator);
        Answer(reader, Good);
        reader.Answers[$"PUT webhooks/{Good.Id}"] = () =>
        {
            var refusal = SignedIn.Json(new PlatformProblem(
                ProblemCodes.Prefix + ProblemCodes.Invalid, "x", 422, null, new Dictionary<string, string[]> { ["url"] = ["no"] }));
            refusal.StatusCode = HttpStatusCode.UnprocessableEntity;
            return refusal;
        };

        using var answer = await reader.PostAsync($"/administration/webhooks/{Good.Id}",
            [("Form.Action", "save"), ("Form.Version", "3"), ("Form.Name", "Pager"), ("Form.Url", "https://10.0.0.1/"), ("Form.IsActive", "true")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("https://10.0.0.1/", page);
        Assert.Contains("be on the public internet", page);
    }

    [Fact]
    public async Task A_test_leads_to_what_came_of_it()
    {
        using var reader = await SignedIn.AsAsync(Role.Administrator);
        var ping = Call with { Id = Guid.NewGuid(), DeliveryId = Guid.NewGuid(), Event = WebhookEvent.Ping, Outcome = WebhookOutcome.Unreachable, Status = null, Error = "timeout" };
        Answer(reader, Good, ping, Call);
        reader.Answers[$"POST webhooks/{Good.Id}/test"] = () => SignedIn.Json(new WebhookPingResponse(ping.DeliveryId));

        using var answer = await reader.PostAsync($"/administration/webhooks/{Good.Id}", [("Form.Action", "test"), ("Form.Version", "3")]);
        var page = await reader.Browser.GetStringAsync($"/administration/webhooks/{Good.Id}?tested={ping.DeliveryId}", Cancel);

        Assert.EndsWith($"?tested={ping.DeliveryId}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Test: no answer in time, 35 ms", page);
        Assert.Contains("taken (204)", page);
        Assert.Contains("href=\"/incidents/DEMO-7\"", page);
    }

    [Fact]
    public async Task A_paused_webhook_says_since_when_and_is_resumed_by_a_button()
    {
        using var reader = await SignedIn.AsAsync(Role.Administrator);
        Answer(reader, Good with { PausedAt = Noon, FailingSince = Noon, Waiting = 9 });
        reader.Answers[$"POST webhooks/{Good.Id}/resume"] = () => SignedIn.Json(Good);

        var page = await reader.Browser.GetStringAsync($"/administration/webhooks/{Good.Id}", Cancel);
        using var answer = await reader.PostAsync($"/administration/webhooks/{Good.Id}", [("Form.Action", "resume")]);

        Assert.Contains("9 changes wait", page);
        Assert.Contains("value=\"resume\"", page);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static void Answer(SignedIn reader, WebhookResponse webhook, params WebhookAttemptResponse[] calls)
    {
        reader.Answers[$"GET webhooks/{webhook.Id}"] = () => SignedIn.Json(webhook);
        reader.Answers[$"GET webhooks/{webhook.Id}/attempts"] = () => SignedIn.Json(new PageResponse<WebhookAttemptResponse>(calls, ""));
    }
}
