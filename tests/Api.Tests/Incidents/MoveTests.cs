using System.Net;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using NodaTime;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Incidents;

public sealed class MoveTests
{
    [Fact]
    public async Task A_record_goes_its_way_from_new_to_closed_and_rated()
    {
        var room = await OpenAsync();
        var network = await room.Organization.AddGroupAsync("network");
        var member = await room.ClientAsync(Role.SupportMember, network);

        var incident = await room.SubmitAsync();
        incident = await MoveAsync(room.Agent, incident, "accept");
        Assert.Equal((IncidentState.InProgress, "Agent"), (incident.State, incident.Assignee));
        incident = await MoveAsync(room.Agent, incident, "escalate", new EscalateRequest(network, "It is the cable"));
        Assert.Equal((IncidentState.Assigned, network, 1), (incident.State, incident.GroupId, incident.Hops));
        Assert.Null(incident.AssigneeId);
        incident = await MoveAsync(member, incident, "accept");
        incident = await MoveAsync(member, incident, "hold", new HoldRequest(HoldReason.AwaitingConsumer, Text: "Which socket?"));
        Assert.Equal((IncidentState.OnHold, HoldReason.AwaitingConsumer), (incident.State, incident.HoldReason));
        incident = await MoveAsync(member, incident, "resume");
        incident = await MoveAsync(member, incident, "resolve", new ResolveRequest(ResolutionCode.Solved, "New cable"));
        Assert.Equal((IncidentState.Resolved, "New cable"), (incident.State, incident.Resolution?.Text));
        incident = await MoveAsync(room.Consumer, incident, "reopen", new ReasonRequest("Still dead"));
        Assert.Equal(IncidentState.InProgress, incident.State);
        incident = await MoveAsync(member, incident, "resolve", new ResolveRequest(ResolutionCode.Solved, "New socket"));
        incident = await MoveAsync(room.Consumer, incident, "confirm");
        Assert.Equal((IncidentState.Closed, 0), (incident.State, incident.LegalMoves.Count));
        using var rated = await PostAsync(room.Consumer, $"incidents/{incident.Id}/rating", new RatingRequest(5, "Thanks"));
        Assert.Equal(5, (await ReadAsync<IncidentResponse>(rated)).RatingScore);
    }

    [Fact]
    public async Task Assigning_a_person_of_the_group_keeps_what_is_in_progress()
    {
        var room = await OpenAsync();
        var colleague = await room.Organization.AddPersonAsync("Colleague", Role.Agent, room.Organization.DeskId);
        var incident = await MoveAsync(room.Agent, await room.SubmitAsync(), "accept");

        incident = await MoveAsync(room.Agent, incident, "assign", new AssignRequest(AssigneeId: colleague));

        Assert.Equal((IncidentState.InProgress, colleague, 0), (incident.State, incident.AssigneeId, incident.Hops));
    }

    [Fact]
    public async Task Every_move_that_the_state_forbids_is_refused_with_those_that_it_allows()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();

        foreach (var move in new[] { "resume", "confirm", "reopen" })
        {
            using var response = await TryMoveAsync(room.Agent, incident, move, BodyOf(move));
            var problem = await ProblemAsync(response, HttpStatusCode.Conflict);
            Assert.Equal(ProblemCodes.IllegalMove, problem.Code);
            Assert.Equal(["Assign", "Accept", "Hold", "Escalate", "Resolve", "Cancel"], problem.LegalMoves);
        }

        incident = await MoveAsync(room.Agent, incident, "resolve", BodyOf("resolve"));
        foreach (var move in new[] { "accept", "hold", "resume", "resolve", "cancel", "assign", "escalate" })
        {
            using var response = await TryMoveAsync(room.Agent, incident, move, BodyOf(move, room.Organization.DeskId));
            Assert.Equal(["Confirm", "Reopen"], (await ProblemAsync(response, HttpStatusCode.Conflict)).LegalMoves);
        }
    }

    [Fact]
    public async Task After_the_end_nothing_changes_any_more()
    {
        var room = await OpenAsync();
        var incident = await MoveAsync(room.Agent, await room.SubmitAsync(), "cancel", new ReasonRequest("Twice"));

        using var comment = await PostAsync(room.Agent, $"incidents/{incident.Id}/comments", new CommentRequest("Hello"));
        using var move = await TryMoveAsync(room.Agent, incident, "accept");

        Assert.Empty((await ProblemAsync(comment, HttpStatusCode.Conflict)).LegalMoves!);
        Assert.Empty((await ProblemAsync(move, HttpStatusCode.Conflict)).LegalMoves!);
    }

    [Fact]
    public async Task A_consumer_withdraws_before_work_began_and_not_after()
    {
        var room = await OpenAsync();
        var early = await room.SubmitAsync();
        var late = await MoveAsync(room.Agent, await room.SubmitAsync(), "accept");

        var cancelled = await MoveAsync(room.Consumer, early, "cancel", new ReasonRequest("Works again"));
        using var refused = await TryMoveAsync(room.Consumer, late, "cancel", new ReasonRequest("Works again"));

        Assert.Equal(IncidentState.Cancelled, cancelled.State);
        Assert.Equal(ProblemCodes.Forbidden, (await ProblemAsync(refused, HttpStatusCode.Forbidden)).Code);
    }

    [Fact]
    public async Task A_consumers_reply_resumes_what_waits_for_them_and_reopens_what_is_resolved()
    {
        var room = await OpenAsync();
        var incident = await MoveAsync(room.Agent, await room.SubmitAsync(), "accept");
        incident = await MoveAsync(room.Agent, incident, "hold", new HoldRequest(HoldReason.AwaitingConsumer));

        using var reply = await PostAsync(room.Consumer, $"incidents/{incident.Id}/comments", new CommentRequest("The left one"));
        var resumed = await ReadAsync<IncidentResponse>(reply);
        await MoveAsync(room.Agent, resumed, "resolve", new ResolveRequest(ResolutionCode.Solved, "Done"));
        using var second = await PostAsync(room.Consumer, $"incidents/{incident.Id}/comments", new CommentRequest("No"));

        Assert.Equal(IncidentState.InProgress, resumed.State);
        Assert.Equal(IncidentState.InProgress, (await ReadAsync<IncidentResponse>(second)).State);
    }

    [Fact]
    public async Task Priority_follows_the_matrix_unless_it_is_overridden_with_a_reason()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();

        incident = await MoveAsync(room.Agent, incident, "priority", new PriorityRequest(Impact.Extensive, Urgency.High));
        Assert.Equal((Priority.P1, false), (incident.Priority, incident.IsPriorityOverridden));
        using var unreasoned = await TryMoveAsync(
            room.Agent, incident, "priority", new PriorityRequest(Impact.Extensive, Urgency.High, Priority.P4));
        Assert.Contains("reason", (await ProblemAsync(unreasoned, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
        incident = await MoveAsync(
            room.Agent, incident, "priority", new PriorityRequest(Impact.Extensive, Urgency.High, Priority.P4, "A rehearsal"));
        Assert.Equal((Priority.P4, true), (incident.Priority, incident.IsPriorityOverridden));
    }

    [Fact]
    public async Task A_kind_changes_with_a_reason_and_the_number_stays()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();

        using var unreasoned = await TryMoveAsync(room.Agent, incident, "reclassify", new ReclassifyRequest(IncidentKind.Question));
        var changed = await MoveAsync(room.Agent, incident, "reclassify", new ReclassifyRequest(IncidentKind.Question, Reason: "They ask how"));

        Assert.Contains("reason", (await ProblemAsync(unreasoned, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
        Assert.Equal((IncidentKind.Question, incident.Number), (changed.Kind, changed.Number));
    }

    [Fact]
    public async Task Only_an_incident_manager_declares_a_major_incident_and_once()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();

        using var agent = await TryMoveAsync(room.Agent, incident, "major", new ReasonRequest("Everything is down"));
        var declared = await MoveAsync(room.Manager, incident, "major", new ReasonRequest("Everything is down"));
        using var again = await TryMoveAsync(room.Manager, declared, "major", new ReasonRequest("Still"));

        Assert.Equal(HttpStatusCode.Forbidden, agent.StatusCode);
        Assert.True(declared.IsMajor);
        Assert.Equal("nothing-changes", (await ProblemAsync(again, HttpStatusCode.Conflict)).Reason);
    }

    [Theory]
    [InlineData("hold", """{"reason":"Scheduled"}""", "until")]
    [InlineData("hold", """{"reason":"AwaitingConsumer","until":"2020-01-01T00:00:00Z"}""", "until")]
    [InlineData("resolve", """{"code":"Fulfilled","text":"Done"}""", "code")]
    [InlineData("resolve", """{"code":"Solved","text":""}""", "text")]
    [InlineData("cancel", """{"reason":""}""", "reason")]
    [InlineData("assign", """{"groupId":"0199d7a0-0000-7000-8000-000000000000"}""", "groupId")]
    [InlineData("assign", """{"assigneeId":"0199d7a0-0000-7000-8000-000000000000"}""", "assigneeId")]
    [InlineData("escalate", """{"groupId":"0199d7a0-0000-7000-8000-000000000000","reason":"Why not"}""", "groupId")]
    [InlineData("reclassify", """{"serviceId":"0199d7a0-0000-7000-8000-000000000000"}""", "serviceId")]
    [InlineData("reclassify", """{"categoryId":"0199d7a0-0000-7000-8000-000000000000"}""", "categoryId")]
    [InlineData("rating", """{"score":6}""", "score")]
    [InlineData("comments", """{"text":""}""", "text")]
    [InlineData("followers", """{"personId":"0199d7a0-0000-7000-8000-000000000000"}""", "personId")]
    [InlineData("links", """{"type":"RelatedTo","id":"0199d7a0-0000-7000-8000-000000000000"}""", "id")]
    public async Task A_value_without_sense_is_refused_by_field(string move, string json, string field)
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        var body = System.Text.Json.JsonDocument.Parse(json).RootElement;

        using var response = await TryMoveAsync(room.Agent, incident, move, body);

        Assert.Equal([field], (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Fact]
    public async Task An_unreadable_value_is_refused_with_its_path()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();

        using var response = await TryMoveAsync(
            room.Agent, incident, "resolve", System.Text.Json.JsonDocument.Parse("""{"code":"Magic","text":"Done"}""").RootElement);

        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal((ProblemCodes.Unreadable, "code"), (problem.Code, Assert.Single(problem.Errors!.Keys)));
    }

    private static object? BodyOf(string move, Guid groupId = default) => move switch
    {
        "hold" => new HoldRequest(HoldReason.Scheduled, Instant.FromUtc(2999, 1, 1, 0, 0)),
        "resolve" => new ResolveRequest(ResolutionCode.Solved, "Done"),
        "cancel" or "reopen" => new ReasonRequest("Because"),
        "assign" => new AssignRequest(groupId),
        "escalate" => new EscalateRequest(groupId, "Because"),
        _ => null,
    };
}
