using System.Text.Json;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Tests.Hosting;

namespace IncidentPlatform.Web.Tests.Incidents;

public sealed class IncidentPageTests
{
    [Theory]
    [InlineData(Role.Consumer)]
    [InlineData(Role.Agent)]
    public async Task What_the_consumer_wrote_stands_at_the_first_line(Role role)
    {
        var page = await ReadAsync(role, An.Incident() with { Description = "Paper jams <twice> a day." });

        Assert.Contains("Paper jams &lt;twice&gt; a day.", page);
    }

    [Fact]
    public async Task What_a_request_form_asked_is_shown_with_its_answers()
    {
        var answers = new Dictionary<string, string> { ["product"] = "AutoCAD", ["colour"] = "blue" };

        var page = await ReadAsync(Role.Agent, An.Incident() with { Form = answers });

        Assert.Contains(">Which software</dt>", page);
        Assert.Contains(">AutoCAD</dd>", page);
        Assert.Contains(">colour</dt>", page);
    }

    [Fact]
    public async Task A_closed_record_asks_its_consumer_whether_it_is_over()
    {
        var page = await ReadAsync(Role.Consumer, An.Incident(IncidentState.Closed));

        Assert.Contains("This is closed. Is it not over?", page);
        Assert.DoesNotContain("id=\"reply\"", page);
    }

    [Fact]
    public async Task A_follow_up_is_opened_once_and_shown_with_its_number()
    {
        using var reader = await SignedIn.AsAsync(Role.Consumer);
        var closed = An.Incident(IncidentState.Closed);
        reader.Answers["GET incidents/DEMO-1"] = () => SignedIn.Json(closed);
        reader.Answers[$"GET incidents/{closed.Id}/timeline"] = () => SignedIn.Json(new PageResponse<TimelineLineResponse>([], ""));
        reader.Answers["POST incidents"] = () => SignedIn.Json(An.Incident() with { Number = "DEMO-2" });

        using var answer = await reader.PostAsync(
            "/incidents/DEMO-1", [("Form.Move", "follow-up"), ("Form.Text", "It jams again"), ("Form.Key", "0f")]);

        Assert.EndsWith("/incidents/DEMO-2?opened=true", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var sent = Assert.Single(reader.Calls, call => call.Call == "POST incidents");
        Assert.Contains("\"followUpOf\":\"DEMO-1\"", sent.Body);
    }

    [Fact]
    public async Task An_administrator_is_asked_before_words_go_and_others_are_not_offered_it()
    {
        var incident = An.Incident() with { Description = "My password is 1234" };

        Assert.DoesNotContain("Take the words away", await ReadAsync(Role.Agent, incident));
        var page = await ReadAsync([Role.Administrator, Role.Agent], incident);

        Assert.Contains("Take the words away", page);
        Assert.Contains("Take away for good", page);
    }

    private static Task<string> ReadAsync(Role role, IncidentResponse incident) => ReadAsync([role], incident);

    private static async Task<string> ReadAsync(Role[] roles, IncidentResponse incident)
    {
        using var reader = await SignedIn.AsAsync(roles);
        var opened = new TimelineLineResponse(
            1, An.Opened, ActorKind.Person, incident.Requester.Id, incident.Requester.Name, Channel.Web, Visibility.Public,
            nameof(TimelineEntry.Opened), JsonSerializer.SerializeToElement(new { }), null, false);
        reader.Answers["GET incidents/DEMO-1"] = () => SignedIn.Json(incident);
        reader.Answers[$"GET incidents/{incident.Id}/timeline"] = () => SignedIn.Json(new PageResponse<TimelineLineResponse>([opened], ""));
        return await reader.Browser.GetStringAsync("/incidents/DEMO-1", TestContext.Current.CancellationToken);
    }
}
