using System.Net;
using IncidentPlatform.Contracts.Notifications;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Notifications;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Notifications;

public sealed class NotificationsPageTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 23, 5, 0);
    private static readonly NotificationResponse Told = new(Guid.NewGuid(), "AssignedToYou", "[DEMO-7] Printer jams", Guid.NewGuid(), "DEMO-7", null, Noon, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bell_counts_what_is_unread()
    {
        using var reader = await ReaderAsync(total: 120, Told);

        var page = await reader.Browser.GetStringAsync("/notifications", Cancel);

        Assert.Contains("aria-label=\"Notifications, 120 unread\"", page);
        Assert.Contains(">99&#x2B;<", page);
    }

    [Fact]
    public async Task Opening_one_reads_it_and_leads_to_its_record()
    {
        using var reader = await ReaderAsync(total: 1, Told);
        reader.Answers[$"POST notifications/{Told.Id}/read"] = () => new HttpResponseMessage(HttpStatusCode.NoContent);

        using var answer = await reader.PostAsync("/notifications", [("Form.Id", Told.Id.ToString()), ("Form.IncidentId", $"{Told.IncidentId}")]);

        Assert.EndsWith($"/incidents/{Told.IncidentId}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains(reader.Calls, call => call.Call == $"POST notifications/{Told.Id}/read");
    }

    [Theory]
    [InlineData(MessagePage.Routing, "/routing")]
    [InlineData(MessagePage.MajorIncidents, "/major-incidents")]
    public async Task One_that_is_about_a_page_leads_to_it(MessagePage page, string path)
    {
        using var reader = await ReaderAsync(total: 1, Told with { IncidentId = null, Number = null, Page = page });
        reader.Answers[$"POST notifications/{Told.Id}/read"] = () => new HttpResponseMessage(HttpStatusCode.NoContent);

        var shown = await reader.Browser.GetStringAsync("/notifications", Cancel);
        using var answer = await reader.PostAsync("/notifications", [("Form.Id", Told.Id.ToString()), ("Form.IncidentId", ""), ("Form.Page", page.ToString())]);

        Assert.Contains($"name=\"Form.Page\" value=\"{page}\"", shown);
        Assert.EndsWith(path, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_all_stops_at_the_newest_that_was_seen()
    {
        using var reader = await ReaderAsync(total: 1, Told);
        reader.Answers["POST notifications/read-all"] = () => new HttpResponseMessage(HttpStatusCode.NoContent);

        var page = await reader.Browser.GetStringAsync("/notifications", Cancel);
        using var answer = await reader.PostAsync("/notifications", [("Form.Until", "2026-11-23T05:00:00Z")]);

        Assert.Contains("name=\"Form.Until\" value=\"2026-11-23T05:00:00Z\"", page);
        Assert.Contains("\"until\":\"2026-11-23T05:00:00Z\"", reader.Calls.Single(call => call.Call == "POST notifications/read-all").Body);
        Assert.EndsWith("/notifications", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_read_everything_is_told_so()
    {
        using var reader = await ReaderAsync(total: 0);

        var page = await reader.Browser.GetStringAsync("/notifications?unread=true", Cancel);

        Assert.Contains("You have read everything", page);
        Assert.DoesNotContain("Mark all as read", page);
    }

    private static async Task<SignedIn> ReaderAsync(int total, params NotificationResponse[] items)
    {
        var reader = await SignedIn.AsAsync(Role.Consumer);
        reader.Answers["GET notifications"] = () => SignedIn.Json(new PageResponse<NotificationResponse>(items, "", total));
        return reader;
    }
}
