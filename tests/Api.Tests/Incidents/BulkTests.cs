using System.Net;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Incidents;

public sealed class BulkTests
{
    [Fact]
    public async Task Each_record_gets_an_outcome_of_its_own()
    {
        var room = await OpenAsync();
        var (fit, resolved, changed) = (await room.SubmitAsync(), await room.SubmitAsync(), await room.SubmitAsync());
        resolved = await MoveAsync(room.Agent, resolved, "resolve", new ResolveRequest(ResolutionCode.Solved, "Done"));
        await MoveAsync(room.Manager, changed, "priority", new PriorityRequest(Impact.Extensive, Urgency.High));
        var unknown = Guid.NewGuid();

        var answer = await BulkAsync(room.Agent, new BulkRequest(
            [ItemOf(fit), ItemOf(resolved), ItemOf(changed), new BulkItem(unknown, 1)], BulkAction.Hold,
            Hold: new HoldRequest(HoldReason.AwaitingConsumer)));

        Assert.Equal([BulkOutcome.Done, BulkOutcome.Refused, BulkOutcome.Stale, BulkOutcome.Refused], answer.Items.Select(item => item.Outcome));
        Assert.Equal([fit.Number, resolved.Number, changed.Number, null], answer.Items.Select(item => item.Number));
        Assert.Equal(1, answer.Done);
        Assert.Equal(fit.Version + 1, answer.Items[0].Version);
        Assert.Equal((ProblemCodes.IllegalMove, "Confirm"), (answer.Items[1].Problem!.Code, answer.Items[1].Problem!.LegalMoves![0]));
        Assert.Equal((ProblemCodes.Stale, "IncidentManager"), (answer.Items[2].Problem!.Code, answer.Items[2].Problem!.Changes![0].Actor));
        Assert.Equal(ProblemCodes.NotFound, answer.Items[3].Problem!.Code);
        Assert.Equal(IncidentState.OnHold, (await RecordAsync(room, fit)).State);
        Assert.Equal(IncidentState.New, (await RecordAsync(room, changed)).State);
    }

    [Fact]
    public async Task Every_action_does_what_the_move_of_one_record_does()
    {
        var room = await OpenAsync();
        var network = await room.Organization.AddGroupAsync("network");
        var item = await room.SubmitAsync();

        await DoneAsync(new BulkRequest([], BulkAction.Assign, Assign: new AssignRequest(network)), record => record.GroupId == network);
        await DoneAsync(new BulkRequest([], BulkAction.Accept), record => record.State == IncidentState.InProgress);
        await DoneAsync(new BulkRequest([], BulkAction.Hold, Hold: new HoldRequest(HoldReason.AwaitingChange)), record => record.State == IncidentState.OnHold);
        await DoneAsync(new BulkRequest([], BulkAction.Resume), record => record.State == IncidentState.InProgress);
        await DoneAsync(new BulkRequest([], BulkAction.Escalate, Escalate: new EscalateRequest(room.Organization.DeskId, "Ours")), record => record.GroupId == room.Organization.DeskId);
        await DoneAsync(new BulkRequest([], BulkAction.Priority, Priority: new PriorityRequest(Impact.Extensive, Urgency.Critical)), record => record.Priority == Priority.P1);
        await DoneAsync(new BulkRequest([], BulkAction.Comment, Comment: new CommentRequest("We look at it")), record => record.RespondedAt is not null);
        await DoneAsync(new BulkRequest([], BulkAction.Follow), record => record.IsFollowing);
        await DoneAsync(new BulkRequest([], BulkAction.Resolve, Resolve: new ResolveRequest(ResolutionCode.Solved, "Done")), record => record.State == IncidentState.Resolved);
        item = await room.SubmitAsync();
        await DoneAsync(new BulkRequest([], BulkAction.Cancel, Cancel: new ReasonRequest("Twice")), record => record.State == IncidentState.Cancelled);

        async Task DoneAsync(BulkRequest request, Func<IncidentResponse, bool> isSo)
        {
            var answer = await BulkAsync(room.Agent, request with { Items = [ItemOf(item)] });
            item = await RecordAsync(room, item);
            Assert.True(answer.Done == 1 && isSo(item), $"{request.Action}: {answer.Items[0].Problem}");
            Assert.Equal(item.Version, answer.Items[0].Version);
        }
    }

    [Fact]
    public async Task What_the_caller_may_not_see_does_not_exist_and_stays_as_it_is()
    {
        var (room, other) = (await OpenAsync(), await OpenAsync());
        var member = await room.ClientAsync(Role.SupportMember, await room.Organization.AddGroupAsync("network"));
        var (own, foreign) = (await room.SubmitAsync(), await other.SubmitAsync());
        var request = new BulkRequest([ItemOf(own), ItemOf(foreign)], BulkAction.Comment, Comment: new CommentRequest("Hello"));

        var unseen = await BulkAsync(member, request);
        var half = await BulkAsync(room.Agent, request);

        Assert.Equal([ProblemCodes.NotFound, ProblemCodes.NotFound], unseen.Items.Select(item => item.Problem!.Code));
        Assert.Equal([BulkOutcome.Done, BulkOutcome.Refused], half.Items.Select(item => item.Outcome));
        Assert.Null(half.Items[1].Version);
        Assert.Single(await TimelineAsync(room.Agent, own.Id), line => line.Text == "Hello");
        Assert.DoesNotContain(await TimelineAsync(other.Agent, foreign.Id), line => line.Text == "Hello");
    }

    [Fact]
    public async Task A_consumer_withdraws_what_is_theirs_and_works_on_nothing()
    {
        var room = await OpenAsync();
        var (early, late) = (await room.SubmitAsync(), await room.SubmitAsync());
        late = await MoveAsync(room.Agent, late, "accept");
        BulkItem[] both = [ItemOf(early), ItemOf(late)];

        var cancelled = await BulkAsync(room.Consumer, new BulkRequest(both, BulkAction.Cancel, Cancel: new ReasonRequest("Works again")));
        using var refused = await PostAsync(room.Consumer, "incidents/bulk", new BulkRequest(both, BulkAction.Accept));

        Assert.Equal([BulkOutcome.Done, BulkOutcome.Refused], cancelled.Items.Select(item => item.Outcome));
        Assert.Equal(ProblemCodes.Forbidden, cancelled.Items[1].Problem!.Code);
        Assert.Equal(ProblemCodes.Forbidden, (await ProblemAsync(refused, HttpStatusCode.Forbidden)).Code);
    }

    [Fact]
    public async Task A_request_that_is_sent_again_takes_no_second_effect()
    {
        var room = await OpenAsync();
        BulkItem[] items = [ItemOf(await room.SubmitAsync()), ItemOf(await room.SubmitAsync())];
        var request = new BulkRequest(items, BulkAction.Comment, Comment: new CommentRequest("Once"));

        var first = await BulkAsync(room.Agent, request, "today");
        var again = await BulkAsync(room.Agent, request, "today");
        using var other = await PostAsync(room.Agent, "incidents/bulk", request with { Items = [items[0]] }, ("Idempotency-Key", "today"));

        Assert.Equal(first.Items, again.Items);
        Assert.Single(await TimelineAsync(room.Agent, items[0].Id), line => line.Text == "Once");
        Assert.Equal(ProblemCodes.IdempotencyKeyReused, (await ProblemAsync(other, HttpStatusCode.UnprocessableEntity)).Code);
    }

    [Fact]
    public async Task A_move_that_took_effect_is_done_when_it_is_sent_again_with_its_key_and_stale_without()
    {
        var room = await OpenAsync();
        var request = new BulkRequest([ItemOf(await room.SubmitAsync())], BulkAction.Accept);

        await BulkAsync(room.Agent, request, "accept");

        Assert.Equal(BulkOutcome.Done, (await BulkAsync(room.Agent, request, "accept")).Items[0].Outcome);
        Assert.Equal(BulkOutcome.Stale, (await BulkAsync(room.Agent, request)).Items[0].Outcome);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_as_a_whole_and_names_the_field()
    {
        var room = await OpenAsync();
        var item = ItemOf(await room.SubmitAsync());

        await RefusedAsync(new BulkRequest([], BulkAction.Accept), "items");
        await RefusedAsync(new BulkRequest([.. Enumerable.Range(0, 101).Select(_ => new BulkItem(Guid.NewGuid(), 1))], BulkAction.Accept), "items");
        await RefusedAsync(new BulkRequest([item], BulkAction.Hold), "hold");
        await RefusedAsync(new BulkRequest([item, item], BulkAction.Accept), "items[1].id");
        await RefusedAsync(new BulkRequest([item with { Version = null }], BulkAction.Accept), "items[0].version");
        await RefusedAsync(new BulkRequest([item], BulkAction.Resolve, Resolve: new ResolveRequest(ResolutionCode.Solved, "")), "resolve.text");
        await RefusedAsync(new BulkRequest([item], BulkAction.Follow, Follow: new FollowRequest(Guid.NewGuid())), "follow.personId");

        async Task RefusedAsync(BulkRequest request, string field)
        {
            using var response = await PostAsync(room.Agent, "incidents/bulk", request);
            Assert.Contains(field, (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
        }
    }

    private static BulkItem ItemOf(IncidentResponse record) => new(record.Id, record.Version);

    private static Task<IncidentResponse> RecordAsync(IncidentRoom room, IncidentResponse record) =>
        GetAsync<IncidentResponse>(room.Agent, $"incidents/{record.Id}");

    private static async Task<BulkResponse> BulkAsync(HttpClient by, BulkRequest request, string? key = null)
    {
        using var response = await PostAsync(by, "incidents/bulk", request, key is null ? [] : [("Idempotency-Key", key)]);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return await ReadAsync<BulkResponse>(response);
    }
}
