using System.Text.Json;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Incidents;

public sealed class RoutingCardTests
{
    private static readonly Guid Network = Guid.NewGuid();

    [Fact]
    public async Task Each_suggestion_is_a_button_with_a_key_and_says_why_in_words()
    {
        var page = await ReadAsync(Routing(RoutingOutcome.Suggested));

        Assert.Contains("accesskey=\"1\" data-key=\"1\"", page);
        Assert.Contains($"name=\"Form.GroupId\" value=\"{Network}\"", page);
        Assert.Contains("sure, 83%", page);
        Assert.Contains("consumer&#x27;s unit: Finance, service: Remote Access, vpn, channel: E-mail", page);
        Assert.DoesNotContain("unit=finance", page);
        Assert.DoesNotContain("name=\"Form.Cause\" value=\"WrongGroup\"", page.Split("class=\"guesses\"")[1].Split("</ol>")[0]);
    }

    [Fact]
    public async Task That_nobody_is_on_shift_is_said_with_the_suggestion() =>
        Assert.Contains("Nobody is on shift until", await ReadAsync(Routing(RoutingOutcome.Suggested, isStaffed: false)));

    [Fact]
    public async Task Choosing_another_group_than_the_classifier_assigned_says_that_it_was_wrong()
    {
        var page = await ReadAsync(Routing(RoutingOutcome.Assigned), An.Incident(IncidentState.Assigned, legal: [Move.Assign]));

        Assert.Contains("name=\"Form.Cause\" value=\"WrongGroup\"", page.Split("class=\"guesses\"")[1].Split("</ol>")[0]);
    }

    [Fact]
    public async Task What_was_drawn_by_lot_asks_the_reader_to_choose()
    {
        var page = await ReadAsync(new RoutingResponse(RoutingOutcome.HeldOut, [], 3, null) { IsKeptBack = true });

        Assert.Contains("Drawn by lot: please choose the group yourself.", page);
    }

    [Fact]
    public async Task A_major_incident_is_proposed_with_one_button()
    {
        var page = await ReadAsync(new RoutingResponse(RoutingOutcome.MajorAssigned, [], 3, null) { Major = new(Guid.NewGuid(), "DEMO-7", "VPN is down") });

        Assert.Contains("name=\"Form.LinkType\" value=\"ChildOf\"", page);
        Assert.Contains("name=\"Form.Other\" value=\"DEMO-7\"", page);
    }

    [Theory]
    [InlineData("""{"outcome":"Assigned","groupId":"x","confidence":0.97,"isUnstaffed":true,"staffedAt":"2026-11-25T01:00:00Z"}""", "nobody of the group is on shift until")]
    [InlineData("""{"outcome":"HeldOut"}""", "Drawn by lot: a person routes it without seeing the prediction")]
    [InlineData("""{"outcome":"MajorAssigned","groupId":"x"}""", "Given to Network, which works on an open major incident")]
    public async Task The_timeline_says_what_routing_did(string facts, string sentence) =>
        Assert.Contains(sentence, await ReadAsync(Routing(RoutingOutcome.Suggested), line: Line(nameof(TimelineEntry.Routed), facts)));

    [Fact]
    public async Task The_timeline_says_why_a_record_was_moved() => Assert.Contains(
        "Reason: Needs another skill",
        await ReadAsync(Routing(RoutingOutcome.Suggested), line: Line(nameof(TimelineEntry.Assigned), """{"groupId":"x","isHop":true,"cause":"OtherSkill"}""")));

    private static RoutingResponse Routing(RoutingOutcome outcome, bool isStaffed = true) => new(
        outcome,
        [
            new(Network, "Network", 0.83,
                [
                    new("unit=finance", 2) { Name = "Finance" }, new("service=remote-access", 1) { Name = "Remote Access" }, new("vpn", 0.5),
                    new("channel=email", 0.2),
                ])
            {
                IsStaffed = isStaffed,
                StaffedAt = isStaffed ? null : Instant.FromUtc(2026, 11, 25, 1, 0),
            },
        ],
        3, null);

    private static TimelineLineResponse Line(string type, string facts) => new(
        2, An.Opened, ActorKind.Classifier, null, "", Channel.System, Visibility.Internal, type, JsonSerializer.Deserialize<JsonElement>(facts), null, false,
        facts.Contains("groupId", StringComparison.Ordinal) ? "Network" : null);

    private static async Task<string> ReadAsync(RoutingResponse routing, IncidentResponse? incident = null, TimelineLineResponse? line = null)
    {
        using var reader = await ReaderAsync(incident ?? An.Incident(legal: [Move.Assign]), routing, line);
        return await reader.Browser.GetStringAsync("/incidents/DEMO-1", TestContext.Current.CancellationToken);
    }

    private static async Task<SignedIn> ReaderAsync(IncidentResponse incident, RoutingResponse routing, TimelineLineResponse? line)
    {
        var reader = await SignedIn.AsAsync(Role.Agent);
        reader.Answers["GET incidents/DEMO-1"] = () => SignedIn.Json(incident);
        reader.Answers[$"GET incidents/{incident.Id}/routing"] = () => SignedIn.Json(routing);
        reader.Answers[$"GET incidents/{incident.Id}/timeline"] = () => SignedIn.Json(new PageResponse<TimelineLineResponse>(line is null ? [] : [line], ""));
        return reader;
    }
}
