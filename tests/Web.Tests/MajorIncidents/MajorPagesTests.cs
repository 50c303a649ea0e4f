using System.Net;
using System.Text.Json;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.MajorIncidents;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.MajorIncidents;

public sealed class MajorPagesTests
{
    private static readonly Instant Then = Instant.FromUtc(2026, 3, 3, 2, 0);
    private static readonly Guid Service = Guid.NewGuid();

    private static readonly MajorIncidentRowResponse Row = new(
        Guid.NewGuid(), "DEMO-7", "Nobody can sign in", Priority.P1, IncidentState.InProgress, Service, "Sign-in", Guid.NewGuid(), "Identity",
        null, null, Then, null, 3, Then, Then + Duration.FromMinutes(30), false);

    private static readonly MajorIncidentResponse Major = new(Row, 1_800, [new(Service, "Sign-in", "A switch is being replaced.", Then, "Maya")], [], null, 2);

    private static readonly MajorProposalResponse Proposal = new(
        Guid.NewGuid(), Service, "VPN", Then, 7, 4, [new(Guid.NewGuid(), "DEMO-9", "VPN says error 691", IncidentState.New, "Budi", Then)]);

    private static readonly BurstSettings Bursts = new(IsOn: true, Records: 5, Requesters: 3, WindowSeconds: 1_800);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_shows_that_a_public_word_was_due()
    {
        using var reader = await ManagerAsync();

        var page = await reader.Browser.GetStringAsync("/major-incidents", Cancel);

        Assert.Contains("Nobody can sign in", page);
        Assert.Contains("A public word was due", page);
    }

    [Fact]
    public async Task What_is_proposed_stands_above_the_list_with_its_records()
    {
        using var reader = await ManagerAsync();
        reader.Answers["GET major-incidents/proposals"] = () => SignedIn.Json(new PageResponse<MajorProposalResponse>([Proposal], ""));

        var page = await reader.Browser.GetStringAsync("/major-incidents", Cancel);

        Assert.Contains("7 similar records on VPN", page);
        Assert.Contains("VPN says error 691", page);
        Assert.Contains("and 6 more", page);
        Assert.True(page.IndexOf("similar records on VPN", StringComparison.Ordinal) < page.IndexOf("Nobody can sign in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accepting_one_leads_to_the_major_incident()
    {
        using var reader = await ManagerAsync();
        reader.Answers[$"POST major-incidents/proposals/{Proposal.Id}/accept"] = () => SignedIn.Json(Major);

        using var answer = await reader.PostAsync("/major-incidents", [("Form.Action", MajorsActions.Accept), ("Form.Proposal", Proposal.Id.ToString())]);

        Assert.EndsWith($"/major-incidents/{Row.Id}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dismissing_one_sends_the_reason_and_a_refusal_keeps_it()
    {
        using var reader = await ManagerAsync();
        reader.Answers["GET major-incidents/proposals"] = () => SignedIn.Json(new PageResponse<MajorProposalResponse>([Proposal], ""));
        var fields = new[] { ("Form.Action", MajorsActions.Dismiss), ("Form.Proposal", Proposal.Id.ToString()), ("Form.Reason", "A drill") };
        var path = $"POST major-incidents/proposals/{Proposal.Id}/dismiss";

        reader.Answers[path] = () => SignedIn.Problem(HttpStatusCode.ServiceUnavailable, ProblemCodes.Unavailable);
        using var refused = await reader.PostAsync("/major-incidents", fields);
        reader.Answers[path] = () => new HttpResponseMessage(HttpStatusCode.NoContent);
        using var done = await reader.PostAsync("/major-incidents", fields);

        Assert.Contains("value=\"A drill\"", await refused.Content.ReadAsStringAsync(Cancel));
        Assert.EndsWith("?done=dismiss", done.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"A drill\"", reader.Calls.Last(call => call.Call == path).Body);
    }

    [Fact]
    public async Task About_one_that_somebody_else_decided_the_page_says_so()
    {
        using var reader = await ManagerAsync();
        reader.Answers[$"POST major-incidents/proposals/{Proposal.Id}/accept"] = () => SignedIn.Problem(HttpStatusCode.Conflict, ProblemCodes.Conflict);

        using var answer = await reader.PostAsync("/major-incidents", [("Form.Action", MajorsActions.Accept), ("Form.Proposal", Proposal.Id.ToString())]);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task When_one_is_proposed_is_said_in_minutes()
    {
        using var reader = await ManagerAsync();
        reader.Answers["PUT major-incidents/burst-settings"] = () => SignedIn.Json(Bursts);

        var page = await reader.Browser.GetStringAsync("/major-incidents", Cancel);
        using var answer = await reader.PostAsync("/major-incidents",
            [("Form.Action", MajorsActions.Settings), ("Form.IsOn", "true"), ("Form.Records", "8"), ("Form.Requesters", "4"), ("Form.WindowMinutes", "20")]);

        Assert.Contains("Proposed when 5 records", page);
        Assert.EndsWith("?done=settings", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call == "PUT major-incidents/burst-settings").Body).RootElement;
        Assert.Equal((true, 8, 1_200), (sent.GetProperty("isOn").GetBoolean(), sent.GetProperty("records").GetInt32(), sent.GetProperty("windowSeconds").GetInt32()));
    }

    [Fact]
    public async Task A_status_is_published_under_the_forms_key()
    {
        using var reader = await ManagerAsync();
        reader.Answers[$"POST major-incidents/{Row.Id}/status"] = () => SignedIn.Json(Major);

        using var answer = await reader.PostAsync($"/major-incidents/{Row.Id}",
            [("Form.Action", MajorActions.Status), ("Form.Key", "k"), ("Form.ServiceId", Service.ToString()), ("Form.Text", "Done soon")]);

        Assert.EndsWith("?done=status", answer.Headers.Location!.ToString());
        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call.EndsWith("/status", StringComparison.Ordinal)).Body).RootElement;
        Assert.Equal(("Done soon", Service), (sent.GetProperty("text").GetString(), sent.GetProperty("serviceId").GetGuid()));
    }

    [Fact]
    public async Task A_refused_status_keeps_its_words_and_its_key()
    {
        using var reader = await ManagerAsync();
        reader.Answers[$"POST major-incidents/{Row.Id}/status"] = () => SignedIn.Problem(HttpStatusCode.ServiceUnavailable, ProblemCodes.Unavailable);

        using var answer = await reader.PostAsync($"/major-incidents/{Row.Id}",
            [("Form.Action", MajorActions.Status), ("Form.Key", "the-key"), ("Form.ServiceId", Service.ToString()), ("Form.Text", "Done soon")]);

        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("value=\"the-key\"", page);
        Assert.Contains("Done soon</textarea>", page);
    }

    [Fact]
    public async Task A_review_sends_the_actions_that_have_words()
    {
        using var reader = await ManagerAsync();
        reader.Answers[$"PUT major-incidents/{Row.Id}/review"] = () => SignedIn.Json(Major);

        using var answer = await reader.PostAsync($"/major-incidents/{Row.Id}/review",
        [
            ("Form.Version", "2"), ("Form.Problem", "A switch died."),
            ("Form.Actions[0].Text", "Buy a second one"), ("Form.Actions[0].Owner", "Budi"), ("Form.Actions[0].DueOn", "2026-12-01"),
            ("Form.Actions[1].Text", ""), ("Form.Actions[1].Owner", ""), ("Form.Actions[1].DueOn", ""),
        ]);

        Assert.EndsWith("/review?saved=true", answer.Headers.Location!.ToString());
        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call.StartsWith("PUT", StringComparison.Ordinal)).Body).RootElement;
        var action = Assert.Single(sent.GetProperty("actions").EnumerateArray());
        Assert.Equal(("Buy a second one", "2026-12-01"), (action.GetProperty("text").GetString(), action.GetProperty("dueOn").GetString()));
    }

    [Fact]
    public async Task Consumers_read_the_public_word_where_they_are_about_to_ask()
    {
        using var reader = await SignedIn.AsAsync(Role.Consumer);
        reader.Answers["GET major-incidents/published"] = () => SignedIn.Json(new PageResponse<PublishedMajorResponse>(
            [new(Row.Id, Service, "Sign-in", "A switch is being replaced.", Then, Then + Duration.FromMinutes(30))], ""));
        reader.Answers["GET services"] = () => SignedIn.Json(new PageResponse<ServiceResponse>([], ""));
        reader.Answers["GET incidents"] = () => SignedIn.Json(new PageResponse<IncidentRowResponse>([], ""));

        Assert.Contains("A switch is being replaced.", await reader.Browser.GetStringAsync("/submit", Cancel));
        Assert.Contains("A switch is being replaced.", await reader.Browser.GetStringAsync("/my-incidents", Cancel));
    }

    [Fact]
    public async Task Without_the_public_word_the_pages_work_all_the_same()
    {
        using var reader = await SignedIn.AsAsync(Role.Consumer);
        reader.Answers["GET major-incidents/published"] = () => SignedIn.Problem(HttpStatusCode.ServiceUnavailable, ProblemCodes.Unavailable);
        reader.Answers["GET incidents"] = () => SignedIn.Json(new PageResponse<IncidentRowResponse>([], ""));

        Assert.DoesNotContain("role=\"alert\"", await reader.Browser.GetStringAsync("/my-incidents", Cancel));
    }

    [Fact]
    public async Task Who_leads_nothing_is_turned_away()
    {
        using var reader = await SignedIn.AsAsync(Role.Agent);

        using var answer = await reader.Browser.GetAsync("/major-incidents", Cancel);

        Assert.StartsWith("https://localhost/forbidden", answer.Headers.Location!.ToString());
    }

    private static async Task<SignedIn> ManagerAsync()
    {
        var reader = await SignedIn.AsAsync(Role.IncidentManager);
        reader.Answers["GET major-incidents"] = () => SignedIn.Json(new PageResponse<MajorIncidentRowResponse>([Row], ""));
        reader.Answers[$"GET major-incidents/{Row.Id}"] = () => SignedIn.Json(Major);
        reader.Answers[$"GET major-incidents/{Row.Id}/review"] = () => SignedIn.Json(new MajorReviewDocumentResponse(Major, []));
        reader.Answers["GET major-incidents/proposals"] = () => SignedIn.Json(new PageResponse<MajorProposalResponse>([], ""));
        reader.Answers["GET major-incidents/burst-settings"] = () => SignedIn.Json(Bursts);
        reader.Answers["GET users"] = () => SignedIn.Json(new PageResponse<UserResponse>([], ""));
        reader.Answers["GET services"] = () => SignedIn.Json(new PageResponse<ServiceResponse>([new(Service, "Sign-in", false, true, null, null)], ""));
        return reader;
    }
}
