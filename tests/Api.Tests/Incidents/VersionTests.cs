using System.Net;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Incidents;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Incidents;

public sealed class VersionTests
{
    [Fact]
    public async Task A_move_without_a_version_is_refused()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();

        using var response = await PostAsync(room.Agent, $"incidents/{incident.Id}/accept", null);

        Assert.Equal(ProblemCodes.VersionRequired, (await ProblemAsync(response, HttpStatusCode.PreconditionRequired)).Code);
    }

    [Fact]
    public async Task The_second_of_two_agents_is_told_who_changed_what_and_nothing_is_lost()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        await MoveAsync(room.Agent, incident, "accept");

        using var second = await TryMoveAsync(room.Manager, incident, "resolve", new ResolveRequest(ResolutionCode.Solved, "Done"));

        var change = Assert.Single((await ProblemAsync(second, HttpStatusCode.PreconditionFailed)).Changes!);
        Assert.Equal(("Agent", "Accepted"), (change.Actor, change.Move));
        Assert.Equal(["state", "assigneeId"], change.Fields);
        Assert.Equal(IncidentState.InProgress, (await GetAsync<IncidentResponse>(room.Agent, $"incidents/{incident.Id}")).State);
    }

    [Fact]
    public async Task The_version_is_the_entity_tag_and_rises_with_a_move_but_not_with_a_comment()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        await PostAsync(room.Consumer, $"incidents/{incident.Id}/comments", new CommentRequest("It beeps"));
        using var before = await room.Agent.GetAsync($"/api/v1/incidents/{incident.Id}", TestContext.Current.CancellationToken);

        var moved = await MoveAsync(room.Agent, incident, "accept");

        Assert.Equal($"\"{incident.Version}\"", before.Headers.ETag?.ToString());
        Assert.Equal(incident.Version + 1, moved.Version);
    }

    [Fact]
    public async Task A_version_that_is_none_is_unreadable()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();

        using var response = await PostAsync(room.Agent, $"incidents/{incident.Id}/accept", null, ("If-Match", "\"abc\""));

        Assert.Contains("If-Match", (await ProblemAsync(response, HttpStatusCode.BadRequest)).Errors!.Keys);
    }

    [Fact]
    public async Task A_comment_repeated_with_its_key_is_said_once()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        var key = ("Idempotency-Key", "say-once");

        await PostAsync(room.Consumer, $"incidents/{incident.Id}/comments", new CommentRequest("It beeps"), key);
        using var again = await PostAsync(room.Consumer, $"incidents/{incident.Id}/comments", new CommentRequest("It beeps"), key);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Single(await TimelineAsync(room.Consumer, incident.Id), line => line.Type == "Commented");
    }
}
