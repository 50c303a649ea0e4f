using System.Net.Http.Json;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Incidents;

public sealed class RoutingReaderTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 3, 2, 0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RoutingOutcome.HeldOut)]
    [InlineData(RoutingOutcome.Shadow)]
    public async Task A_prediction_is_kept_back_until_the_record_is_resolved(RoutingOutcome outcome)
    {
        var room = await IncidentRoom.OpenAsync();
        var incident = await IncidentRoom.SubmitAsync(room.Consumer, new SubmitIncidentRequest("VPN", "It drops"));
        await DecideAsync(room, incident.Id, outcome);

        var open = await ReadAsync(room, incident.Id);
        await room.Host.AsOwnerAsync(room.Organization.Id, db => db.Incidents.Where(row => row.Id == incident.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.State, IncidentState.Resolved).SetProperty(r => r.ResolvedAt, At), Cancel));
        var resolved = await ReadAsync(room, incident.Id);

        Assert.Equal((true, 0), (open.IsKeptBack, open.Suggestions.Count));
        Assert.Equal((false, 1), (resolved.IsKeptBack, resolved.Suggestions.Count));
    }

    [Fact]
    public async Task A_suggestion_names_facts_and_says_that_nobody_is_on_shift()
    {
        var room = await IncidentRoom.OpenAsync();
        var incident = await IncidentRoom.SubmitAsync(room.Consumer, new SubmitIncidentRequest("VPN", "It drops"));
        await DecideAsync(room, incident.Id, RoutingOutcome.Suggested);

        var suggestion = Assert.Single((await ReadAsync(room, incident.Id)).Suggestions);

        Assert.False(suggestion.IsStaffed); // nobody is a member
        Assert.Equal(["General", null], suggestion.Terms.Select(term => term.Name));
    }

    [Fact]
    public async Task An_open_major_incident_is_proposed_until_they_are_linked()
    {
        var room = await IncidentRoom.OpenAsync();
        var major = await IncidentRoom.SubmitAsync(room.Consumer, new SubmitIncidentRequest("VPN outage", "Everybody"));
        var incident = await IncidentRoom.SubmitAsync(room.Consumer, new SubmitIncidentRequest("VPN", "It drops"));
        await DecideAsync(room, incident.Id, RoutingOutcome.MajorAssigned, major.Id);

        var proposed = await ReadAsync(room, incident.Id);
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            db.IncidentLinks.Add(new IncidentLinkRow { OrganizationId = room.Organization.Id, IncidentId = incident.Id, Type = LinkType.ChildOf, OtherId = major.Id });
            await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(major.Number, proposed.Major!.Number);
        Assert.Null((await ReadAsync(room, incident.Id)).Major);
    }

    [Fact]
    public async Task One_click_says_why_a_record_moves_on()
    {
        var room = await IncidentRoom.OpenAsync();
        var network = await room.Organization.AddGroupAsync("network");
        var incident = await IncidentRoom.SubmitAsync(room.Consumer, new SubmitIncidentRequest("VPN", "It drops"));

        await IncidentRoom.MoveAsync(room.Agent, incident, "assign", new AssignRequest(network, Cause: ReassignmentCause.OtherSkill));

        await room.Host.AsOwnerAsync(room.Organization.Id, async db => Assert.Equal(
            new TimelineEntry.Assigned(network, null, IsHop: false, ReassignmentCause.OtherSkill),
            (await db.Timeline.Where(line => line.IncidentId == incident.Id).OrderByDescending(line => line.Sequence).FirstAsync(
                line => line.Type == nameof(TimelineEntry.Assigned), Cancel)).Entry));
    }

    private static async Task<RoutingResponse> ReadAsync(IncidentRoom room, Guid id) =>
        (await room.Agent.GetFromJsonAsync<RoutingResponse>($"/api/v1/incidents/{id}/routing", PlatformJson.Options, Cancel))!;

    private static async Task DecideAsync(IncidentRoom room, Guid id, RoutingOutcome outcome, Guid? majorId = null)
    {
        var network = await room.Organization.AddGroupAsync($"group-{Guid.NewGuid():N}"[..20]);
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var service = await db.Services.Where(row => row.Id == room.Organization.GeneralId).Select(row => row.Key).SingleAsync(Cancel);
            db.RoutingDecisions.Add(new RoutingDecisionRow
            {
                OrganizationId = room.Organization.Id,
                IncidentId = id,
                Outcome = outcome,
                ModelVersion = 1,
                Suggestions = [new RoutingSuggestionValue(network, 0.9, [new RoutingTermValue($"service={service}", 1), new RoutingTermValue("vpn", 0.5)])],
                At = At,
                MajorId = majorId,
            });
            await db.SaveChangesAsync(Cancel);
        });
    }
}
