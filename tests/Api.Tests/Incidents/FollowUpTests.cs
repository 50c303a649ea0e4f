using System.Net;
using System.Text.Json;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Incidents;

public sealed class FollowUpTests
{
    [Fact]
    public async Task A_reply_to_what_is_closed_is_refused_and_told_what_to_do()
    {
        var room = await OpenAsync();
        var closed = await ClosedAsync(room);

        using var response = await PostAsync(room.Consumer, $"incidents/{closed.Id}/comments", new CommentRequest("It jams again"));

        var problem = await ProblemAsync(response, HttpStatusCode.Conflict);
        Assert.Equal((ProblemCodes.IllegalMove, RefusalCodes.IsOver), (problem.Code, problem.Reason));
        Assert.Contains("followUpOf", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_takes_over_what_the_record_was_and_both_tell_of_the_other()
    {
        var room = await OpenAsync();
        var closed = await ClosedAsync(room, new SubmitIncidentRequest("How do I print?", Kind: IncidentKind.Question, AffectedItem: "PRN-3", AffectedCount: 4));

        var next = await SubmitAsync(room.Consumer, new SubmitIncidentRequest("Still no print", FollowUpOf: closed.Number.ToLowerInvariant()));

        Assert.Equal(
            (IncidentKind.Question, closed.ServiceId, closed.CategoryId, closed.AffectedUser.Id, "PRN-3", 4),
            (next.Kind, next.ServiceId, next.CategoryId, next.AffectedUser.Id, next.AffectedItem, next.AffectedCount));
        var after = (await TimelineAsync(room.Consumer, next.Id)).Single(line => line.Type == nameof(TimelineEntry.Linked));
        var before = (await TimelineAsync(room.Consumer, closed.Id)).Single(line => line.Type == nameof(TimelineEntry.FollowedUp));
        Assert.Equal((closed.Number, closed.Id), (after.RecordNumber, OtherOf(after)));
        Assert.Equal((next.Number, next.Id), (before.RecordNumber, OtherOf(before)));
    }

    [Fact]
    public async Task What_is_said_anew_is_not_taken_over()
    {
        var room = await OpenAsync();
        var closed = await ClosedAsync(room, new SubmitIncidentRequest("How do I print?", Kind: IncidentKind.Question, AffectedItem: "PRN-3"));

        var next = await SubmitAsync(
            room.Consumer, new SubmitIncidentRequest("Now it burns", Kind: IncidentKind.Incident, AffectedItem: "PRN-4", FollowUpOf: closed.Id.ToString()));

        Assert.Equal((IncidentKind.Incident, "PRN-4"), (next.Kind, next.AffectedItem));
    }

    [Fact]
    public async Task What_is_withdrawn_can_be_followed_up_and_what_goes_on_cannot()
    {
        var room = await OpenAsync();
        var cancelled = await MoveAsync(room.Consumer, await room.SubmitAsync(), "cancel", new ReasonRequest("Found it"));
        var open = await room.SubmitAsync();

        await SubmitAsync(room.Consumer, new SubmitIncidentRequest("Lost again", FollowUpOf: cancelled.Number));
        using var refused = await PostAsync(room.Consumer, "incidents", new SubmitIncidentRequest("And this", FollowUpOf: open.Number));

        Assert.Contains("followUpOf", (await ProblemAsync(refused, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Fact]
    public async Task Nobody_follows_up_what_they_may_not_see()
    {
        var room = await OpenAsync();
        var closed = await ClosedAsync(room);
        var elsewhere = await OpenAsync();

        using var bystander = await PostAsync(
            await room.ClientAsync(Role.Consumer), "incidents", new SubmitIncidentRequest("Me too", FollowUpOf: closed.Number));
        using var stranger = await PostAsync(elsewhere.Consumer, "incidents", new SubmitIncidentRequest("Me too", FollowUpOf: closed.Id.ToString()));
        using var onBehalf = await PostAsync(room.Agent, "incidents", new SubmitIncidentRequest(
            "Me too", RequesterEmail: $"other-{Guid.NewGuid():N}@caller.example", Channel: Channel.Phone, FollowUpOf: closed.Number));

        foreach (var response in new[] { bystander, stranger, onBehalf })
            Assert.Equal(["followUpOf"], (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Fact]
    public async Task Sent_twice_it_is_opened_once_and_told_once()
    {
        var room = await OpenAsync();
        var closed = await ClosedAsync(room);
        var request = new SubmitIncidentRequest("Still jams", FollowUpOf: closed.Number);

        using var first = await PostAsync(room.Consumer, "incidents", request, ("Idempotency-Key", "once"));
        using var second = await PostAsync(room.Consumer, "incidents", request, ("Idempotency-Key", "once"));

        Assert.Equal((await ReadAsync<IncidentResponse>(first)).Id, (await ReadAsync<IncidentResponse>(second)).Id);
        Assert.Single(await TimelineAsync(room.Consumer, closed.Id), line => line.Type == nameof(TimelineEntry.FollowedUp));
    }

    [Fact]
    public async Task Whoever_may_not_see_the_follow_up_reads_no_number()
    {
        var room = await OpenAsync();
        var follower = await room.ClientAsync(Role.Consumer);
        var opened = await room.SubmitAsync();
        await MoveAsync(room.Manager, opened, "major", new ReasonRequest("All are affected"));
        using var _ = await PostAsync(follower, $"incidents/{opened.Id}/followers", new FollowRequest());
        var closed = await CloseAsync(room, await GetAsync<IncidentResponse>(room.Agent, $"incidents/{opened.Id}"));
        await SubmitAsync(room.Consumer, new SubmitIncidentRequest("Still down", FollowUpOf: closed.Number));

        var line = (await TimelineAsync(follower, closed.Id)).Single(line => line.Type == nameof(TimelineEntry.FollowedUp));

        Assert.Null(line.RecordNumber);
    }

    [Fact]
    public async Task Whoever_followed_it_asks_for_themself()
    {
        var room = await OpenAsync();
        var follower = await room.ClientAsync(Role.Consumer);
        var opened = await room.SubmitAsync();
        await MoveAsync(room.Manager, opened, "major", new ReasonRequest("All are affected"));
        using var _ = await PostAsync(follower, $"incidents/{opened.Id}/followers", new FollowRequest());
        var closed = await CloseAsync(room, await GetAsync<IncidentResponse>(room.Agent, $"incidents/{opened.Id}"));

        var next = await SubmitAsync(follower, new SubmitIncidentRequest("Still down", FollowUpOf: closed.Number));

        Assert.Equal(next.Requester.Id, next.AffectedUser.Id);
    }

    private static async Task<IncidentResponse> ClosedAsync(IncidentRoom room, SubmitIncidentRequest? request = null) =>
        await CloseAsync(room, await SubmitAsync(room.Consumer, request ?? new SubmitIncidentRequest("Printer jams")));

    private static async Task<IncidentResponse> CloseAsync(IncidentRoom room, IncidentResponse incident)
    {
        var code = incident.Kind == IncidentKind.Question ? ResolutionCode.Answered : ResolutionCode.Solved;
        var resolved = await MoveAsync(room.Agent, incident, "resolve", new ResolveRequest(code, "Done"));
        return await MoveAsync(room.Consumer, resolved, "confirm");
    }

    private static Guid OtherOf(TimelineLineResponse line) => line.Facts.GetProperty("otherId").Deserialize<Guid>();
}
