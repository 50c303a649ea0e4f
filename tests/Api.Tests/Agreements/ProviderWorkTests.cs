using System.Net;
using System.Text;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Agreements;

public sealed class ProviderWorkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_lists_finds_and_reads_what_their_groups_hold_and_nothing_else()
    {
        var hand = await Hand.MakeAsync();
        await hand.OverAsync();
        var theirs = await AtNetworkAsync(hand, "Kabel jaringan putus");
        var desks = await hand.Customer.SubmitAsync("Kabel printer putus");
        var own = await SubmitAsync(hand.Member, new SubmitIncidentRequest("Our own kettle"));

        Assert.Equal([own.Id, theirs.Id], (await ListAsync(hand.Member, "count=true&sort=-opened")).Items.Select(row => row.Id).OrderDescending());
        Assert.Equal([theirs.Id], (await ListAsync(hand.Member, "q=kabel")).Items.Select(row => row.Id));
        Assert.Equal(1, (await ListAsync(hand.Member, $"groupId={hand.NetworkId}&count=true")).Total);
        Assert.Equal("network", (await GetAsync<IncidentResponse>(hand.Member, $"incidents/{theirs.Number}")).Group);
        Assert.NotEmpty(await TimelineAsync(hand.Member, theirs.Id));
        Assert.Equal(2, (await GetAsync<PageResponse<ClockResponse>>(hand.Member, $"incidents/{theirs.Id}/clocks")).Items.Count);
        foreach (var path in new[] { "", "/timeline", "/clocks", "/routing", "/attachments" })
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(hand.Member, $"incidents/{desks.Id}{path}"));
    }

    [Fact]
    public async Task Several_records_are_moved_at_once_the_own_and_those_that_the_groups_hold()
    {
        var hand = await Hand.MakeAsync();
        await hand.OverAsync();
        var theirs = await AtNetworkAsync(hand, "Cable");
        var desks = await hand.Customer.SubmitAsync("Printer");
        var own = await SubmitAsync(hand.Member, new SubmitIncidentRequest("Our own kettle"));

        using var response = await PostAsync(hand.Member, "incidents/bulk", new BulkRequest(
            [new BulkItem(own.Id, own.Version), new BulkItem(theirs.Id, theirs.Version), new BulkItem(desks.Id, desks.Version)], BulkAction.Accept));

        Assert.Equal([BulkOutcome.Done, BulkOutcome.Done, BulkOutcome.Refused], (await ReadAsync<BulkResponse>(response)).Items.Select(item => item.Outcome));
        Assert.Equal(IncidentState.InProgress, (await GetAsync<IncidentResponse>(hand.Customer.Agent, $"incidents/{theirs.Id}")).State);
        Assert.Equal(IncidentState.New, (await GetAsync<IncidentResponse>(hand.Customer.Agent, $"incidents/{desks.Id}")).State);
    }

    [Fact]
    public async Task Pages_over_the_own_and_the_handed_over_records_are_complete()
    {
        var hand = await Hand.MakeAsync();
        await hand.OverAsync();
        var expected = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            expected.Add((await AtNetworkAsync(hand, $"Cable {i}")).Id);
            expected.Add((await SubmitAsync(hand.Member, new SubmitIncidentRequest($"Kettle {i}"))).Id);
        }

        var seen = new List<Guid>();
        var cursor = "";
        do
        {
            var page = await ListAsync(hand.Member, $"limit=2&sort=opened&cursor={cursor}");
            seen.AddRange(page.Items.Select(row => row.Id));
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0 && seen.Count <= expected.Count);

        Assert.Equal(expected.Order(), seen.Order());
    }

    [Fact]
    public async Task A_member_works_on_the_record_in_the_customers_house_under_their_own_name()
    {
        var hand = await Hand.MakeAsync();
        await hand.OverAsync();
        var incident = await AtNetworkAsync(hand);

        incident = await MoveAsync(hand.Member, incident, "accept");
        using var said = await PostAsync(hand.Member, $"incidents/{incident.Id}/comments", new CommentRequest("We replace the switch"));
        incident = await ReadAsync<IncidentResponse>(said);
        incident = await MoveAsync(hand.Member, incident, "hold", new HoldRequest(HoldReason.AwaitingConsumer));
        incident = await MoveAsync(hand.Member, incident, "resume");
        await MoveAsync(hand.Member, incident, "resolve", new ResolveRequest(ResolutionCode.Solved, "New switch"));

        var read = await GetAsync<IncidentResponse>(hand.Customer.Consumer, $"incidents/{incident.Id}");
        Assert.Equal((IncidentState.Resolved, "Agent", hand.NetworkId), (read.State, read.Assignee, read.GroupId));
        Assert.NotNull(read.RespondedAt);
        Assert.Contains(await TimelineAsync(hand.Customer.Consumer, incident.Id), line => line is { Type: "Commented", Actor: "Agent", Text: "We replace the switch" });
    }

    [Fact]
    public async Task A_member_has_no_more_rights_in_the_customers_house_than_a_member_of_the_group()
    {
        var hand = await Hand.MakeAsync();
        await hand.OverAsync();
        var incident = await AtNetworkAsync(hand);
        var manager = await hand.Customer.Host.ClientForAsync(hand.Provider, Role.IncidentManager);

        using var stale = await TryMoveAsync(hand.Member, incident with { Version = 1 }, "accept");
        using var linked = await PostAsync(
            hand.Member, $"incidents/{incident.Id}/links", new LinkRequest(LinkType.RelatedTo, (await hand.Customer.SubmitAsync()).Id));
        var complaint = await SubmitAsync(hand.Customer.Consumer, new SubmitIncidentRequest("Nobody answers", Kind: IncidentKind.Complaint));
        await MoveAsync(hand.Customer.Manager, complaint, "assign", new AssignRequest(hand.NetworkId));

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("id", (await ProblemAsync(linked, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(manager, $"incidents/{complaint.Id}"));
        Assert.DoesNotContain((await ListAsync(manager)).Items, row => row.Id == complaint.Id);
    }

    [Fact]
    public async Task A_member_sees_where_a_record_may_go_and_who_of_their_own_may_take_it()
    {
        var hand = await Hand.MakeAsync();
        await hand.OverAsync();
        var incident = await AtNetworkAsync(hand);

        var groups = (await GetAsync<PageResponse<GroupResponse>>(hand.Member, $"incidents/{incident.Id}/groups")).Items;

        Assert.Equal(["network", "Service desk"], groups.Select(group => group.Name).Order(StringComparer.OrdinalIgnoreCase));
        var network = groups.Single(group => group.Id == hand.NetworkId);
        Assert.Equal((hand.Provider.Row.Name, "Agent"), (network.Provider, Assert.Single(network.Members).Name));
    }

    [Fact]
    public async Task Who_asks_is_known_only_where_the_agreement_says_so()
    {
        var (hidden, shown) = (await Hand.MakeAsync(), await Hand.MakeAsync());
        await hidden.OverAsync();
        await shown.OverAsync(showsContacts: true);
        var (secret, open) = (await AtNetworkAsync(hidden), await AtNetworkAsync(shown));

        var unknown = await GetAsync<IncidentResponse>(hidden.Member, $"incidents/{secret.Id}");
        var known = await GetAsync<IncidentResponse>(shown.Member, $"incidents/{open.Id}");

        Assert.Equal(("", "", ""), (unknown.Requester.Name, unknown.Requester.Email, unknown.AffectedUser.Name));
        Assert.Equal("", Assert.Single((await ListAsync(hidden.Member)).Items).Requester);
        Assert.Equal(["", "Agent"], (await TimelineAsync(hidden.Member, secret.Id)).Select(line => line.Actor));
        Assert.Equal("Consumer", known.Requester.Name);
        Assert.NotEmpty(known.Requester.Email);
        Assert.Equal("Consumer", Assert.Single((await ListAsync(shown.Member)).Items).Requester);
        Assert.Equal(["Consumer", "Agent"], (await TimelineAsync(shown.Member, open.Id)).Select(line => line.Actor));
    }

    [Fact]
    public async Task After_the_hand_back_the_record_is_read_as_it_was_then_and_changed_no_more()
    {
        var hand = await Hand.MakeAsync();
        await hand.OverAsync();
        var incident = await MoveAsync(hand.Member, await AtNetworkAsync(hand), "accept");
        var mine = await AttachAsync(hand.Member, incident);
        var back = await MoveAsync(hand.Member, incident, "escalate", new EscalateRequest(hand.Customer.Organization.DeskId, "Not the network"));
        await PostAsync(hand.Customer.Agent, $"incidents/{incident.Id}/comments", new CommentRequest("Said at home"));
        var later = await AttachAsync(hand.Customer.Agent, incident);
        await MoveAsync(hand.Customer.Agent, back, "resolve", new ResolveRequest(ResolutionCode.Solved, "Done at home"));

        var read = await GetAsync<IncidentResponse>(hand.Member, $"incidents/{incident.Id}");
        var lines = await TimelineAsync(hand.Member, incident.Id);
        var files = await GetAsync<PageResponse<AttachmentResponse>>(hand.Member, $"incidents/{incident.Id}/attachments");
        using var comment = await PostAsync(hand.Member, $"incidents/{incident.Id}/comments", new CommentRequest("One more thing"));
        using var move = await TryMoveAsync(hand.Member, read, "accept");

        Assert.Equal((IncidentState.Assigned, null, back.Version, 0), (read.State, read.Resolution, read.Version, read.LegalMoves.Count));
        Assert.Equal("Escalated", lines[^1].Type);
        Assert.Equal([mine], files.Items.Select(file => file.Id));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await StatusAsync(hand.Member, $"attachments/{mine}"), await StatusAsync(hand.Member, $"attachments/{later}")));
        Assert.Equal(HttpStatusCode.Forbidden, comment.StatusCode);
        Assert.Contains(move.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.PreconditionFailed });
        var clocks = await GetAsync<PageResponse<ClockResponse>>(hand.Member, $"incidents/{incident.Id}/clocks");
        Assert.Contains(clocks.Items, clock => clock.State == Domain.Sla.ClockState.Running);
        Assert.DoesNotContain((await ListAsync(hand.Member)).Items, row => row.Id == incident.Id);
    }

    [Fact]
    public async Task What_the_group_gave_away_before_the_agreement_is_not_seen()
    {
        var hand = await Hand.MakeAsync();
        var incident = await AtNetworkAsync(hand);
        await MoveAsync(hand.Customer.Agent, incident, "assign", new AssignRequest(hand.Customer.Organization.DeskId));
        await hand.Customer.Host.AsOwnerAsync(hand.Customer.Organization.Id, async db =>
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlAsync(
                db.Database, $"update timeline set at = at - interval '1 hour' where incident_id = {incident.Id}", Cancel));

        await hand.OverAsync();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(hand.Member, $"incidents/{incident.Id}"));
    }

    [Fact]
    public async Task Before_the_acceptance_and_after_the_end_nothing_is_seen()
    {
        var hand = await Hand.MakeAsync();
        var incident = await AtNetworkAsync(hand);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(hand.Member, $"incidents/{incident.Id}"));

        var agreement = await hand.OverAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(hand.Member, $"incidents/{incident.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(
            await hand.Customer.Host.ClientForAsync(await Hand.ProviderAsync(hand.Customer), Role.Agent), $"incidents/{incident.Id}"));

        using var ended = await PostAsync(hand.Admin, $"agreements/{agreement.Id}/end", null);
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(hand.Member, $"incidents/{incident.Id}"));
        Assert.Empty((await ListAsync(hand.Member)).Items);
        using var move = await TryMoveAsync(hand.Member, incident, "accept");
        Assert.Equal(HttpStatusCode.NotFound, move.StatusCode);
    }

    private static async Task<IncidentResponse> AtNetworkAsync(Hand hand, string subject = "Cable is cut") =>
        await MoveAsync(hand.Customer.Agent, await hand.Customer.SubmitAsync(subject), "assign", new AssignRequest(hand.NetworkId));

    private static async Task<Guid> AttachAsync(HttpClient by, IncidentResponse incident)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"Trace {Guid.NewGuid()}"));
        using var response = await by.PostAsync($"/api/v1/incidents/{incident.Id}/attachments", content, Cancel);
        return (await ReadAsync<PageResponse<AttachmentResponse>>(response)).Items[0].Id;
    }
}
