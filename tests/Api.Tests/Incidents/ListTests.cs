using System.Net;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Incidents;

public sealed class ListTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("-opened")]
    [InlineData("opened")]
    [InlineData("due")]
    public async Task Pages_are_complete_and_repeat_nothing_even_among_records_of_one_instant(string sort)
    {
        var room = await OpenAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 7; i++) ids.Add((await room.SubmitAsync($"Printer {i}")).Id);
        var at = Instant.FromUtc(2026, 3, 3, 2, 0);
        await room.Host.AsOwnerAsync(room.Organization.Id, db => db.Incidents.Where(row => row.Id != ids[0])
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.OpenedAt, at).SetProperty(r => r.DueOrder, Instant.MaxValue), Cancel));

        foreach (var by in new[] { room.Agent, room.Consumer })
        {
            var seen = new List<IncidentRowResponse>();
            var cursor = "";
            do
            {
                var page = await ListAsync(by, $"sort={sort}&limit=2&cursor={cursor}");
                Assert.InRange(page.Items.Count, 1, 2);
                seen.AddRange(page.Items);
                cursor = page.NextCursor;
            }
            while (cursor.Length > 0 && seen.Count <= ids.Count);

            Assert.Equal(ids.Order(), seen.Select(row => row.Id).Order());
            if (sort == "opened") Assert.Equal(ids[0], seen[^1].Id);
            else Assert.Equal(ids[0], seen[0].Id);
        }
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_the_count()
    {
        var room = await OpenAsync();
        var network = await room.Organization.AddGroupAsync("network");
        var printer = await room.SubmitAsync("Printer jams");
        var screen = await MoveAsync(room.Agent, await room.SubmitAsync("Screen is black"), "accept");
        var cable = await MoveAsync(room.Agent, await room.SubmitAsync("Cable is cut"), "assign", new AssignRequest(network));
        var question = await SubmitAsync(room.Consumer, new SubmitIncidentRequest("How do I print?", Kind: IncidentKind.Question));
        var waiting = await MoveAsync(room.Agent, await room.SubmitAsync("Mouse is gone"), "hold", new HoldRequest(HoldReason.AwaitingProvider));
        var urgent = await SubmitAsync(room.Consumer, new SubmitIncidentRequest("All is down", Impact: Impact.Extensive, Urgency: Urgency.Critical));
        urgent = await MoveAsync(room.Manager, urgent, "major", new ReasonRequest("All"));
        var own = await SubmitAsync(room.Agent, new SubmitIncidentRequest("My chair"));
        var done = await MoveAsync(room.Agent, await room.SubmitAsync("Key is lost"), "cancel", new ReasonRequest("Found"));

        async Task ExpectAsync(string query, params IncidentResponse[] expected)
        {
            var page = await ListAsync(room.Agent, $"count=true&{query}");
            Assert.Equal(expected.Select(incident => incident.Subject).Order(), page.Items.Select(row => row.Subject).Order());
            Assert.Equal(expected.Length, page.Total);
        }

        await ExpectAsync("kind=Question", question);
        await ExpectAsync("state=InProgress,OnHold", screen, waiting);
        await ExpectAsync("state=Cancelled", done);
        await ExpectAsync("state=open", printer, screen, cable, question, waiting, urgent, own);
        await ExpectAsync($"groupId={network}", cable);
        await ExpectAsync("assigneeId=me", screen);
        await ExpectAsync("assigneeId=none&state=InProgress");
        await ExpectAsync("priority=P1", urgent);
        await ExpectAsync("major=true", urgent);
        await ExpectAsync("holdReason=AwaitingProvider", waiting);
        await ExpectAsync("requesterId=me", own);
        await ExpectAsync($"ids={printer.Id},{cable.Id}", printer, cable);
        await ExpectAsync($"serviceId={Guid.NewGuid()}");
    }

    [Theory]
    [InlineData("cursor=rubbish", "cursor")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("sort=colour", "sort")]
    [InlineData("kind=Wish", "kind")]
    [InlineData("state=3", "state")]
    [InlineData("priority=P9", "priority")]
    [InlineData("assigneeId=somebody", "assigneeId")]
    [InlineData("ids=1,2", "ids")]
    public async Task A_parameter_without_sense_is_refused_by_name(string query, string field)
    {
        var room = await OpenAsync();

        using var response = await room.Agent.GetAsync($"/api/v1/incidents?{query}", Cancel);

        var problem = await ProblemAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Equal((ProblemCodes.Invalid, field), (problem.Code, Assert.Single(problem.Errors!.Keys)));
    }

    [Fact]
    public async Task The_queue_by_due_shows_open_records_with_their_most_urgent_clock()
    {
        var room = await OpenAsync();
        var late = await room.SubmitAsync("Printer jams");
        var soon = await SubmitAsync(room.Consumer, new SubmitIncidentRequest("All is down", Impact: Impact.Extensive, Urgency: Urgency.Critical));
        await MoveAsync(room.Agent, await room.SubmitAsync("Key is lost"), "cancel", new ReasonRequest("Found"));

        var page = await ListAsync(room.Agent, "sort=due");

        Assert.Equal([soon.Id, late.Id], page.Items.Select(row => row.Id));
        Assert.Equal(soon.DueAt, page.Items[0].Clock?.DueAt);
    }

    [Fact]
    public async Task A_members_list_keeps_what_the_group_gave_away_and_says_whether_it_is_open()
    {
        var room = await OpenAsync();
        var network = await room.Organization.AddGroupAsync("network");
        var member = await room.ClientAsync(Role.SupportMember, network);
        var given = new List<IncidentResponse>();
        for (var i = 0; i < 5; i++)
        {
            var held = await MoveAsync(room.Agent, await room.SubmitAsync($"Cable {i}"), "assign", new AssignRequest(network));
            given.Add(await MoveAsync(room.Agent, held, "assign", new AssignRequest(room.Organization.DeskId)));
        }
        async Task<List<Guid>> SeenAsync(string query)
        {
            var seen = new List<Guid>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = await ListAsync(member, $"{query}&limit=2&cursor={cursor}");
                seen.AddRange(page.Items.Select(row => row.Id));
                cursor = page.NextCursor is { Length: > 0 } next ? next : null;
            }
            return seen;
        }

        var cancelled = await MoveAsync(room.Agent, given[0], "cancel", new ReasonRequest("Found"));
        var resolved = await MoveAsync(room.Agent, given[1], "resolve", new ResolveRequest(ResolutionCode.Solved, "Plugged in"));
        var stillOpen = given.Skip(2).Select(incident => incident.Id).ToList();

        Assert.Equal(given.Select(incident => incident.Id).Order(), (await SeenAsync("sort=-opened")).Order());
        Assert.Equal(given.Select(incident => incident.Id).Order(), (await SeenAsync("sort=opened")).Order());
        Assert.Equal(stillOpen.Order(), (await SeenAsync("sort=due")).Order());
        Assert.Equal([cancelled.Id], await SeenAsync("state=Cancelled"));
        await MoveAsync(room.Agent, resolved, "reopen", new ReasonRequest("Loose again"));
        Assert.Equal(stillOpen.Append(resolved.Id).Order(), (await SeenAsync("state=open")).Order());
    }

    [Fact]
    public async Task The_export_has_the_rows_of_the_list_and_no_formula()
    {
        var room = await OpenAsync();
        await room.SubmitAsync("=1+1, \"quoted\"");

        var text = await room.Agent.GetStringAsync("/api/v1/incidents.csv", Cancel);

        var lines = text.Split("\r\n".ToCharArray(), StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"'=1+1, \"\"quoted\"\"\"", lines[1], StringComparison.Ordinal);
    }
}
