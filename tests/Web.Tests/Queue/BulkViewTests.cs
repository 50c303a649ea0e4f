using System.Net;
using System.Text.Json;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Views;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sharing;
using IncidentPlatform.Web.Components.Incidents;
using IncidentPlatform.Web.Components.Queue;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Queue;

public sealed class BulkViewTests
{
    private static readonly IncidentRowResponse New = Row("DEMO-1", IncidentState.New);
    private static readonly IncidentRowResponse Resolved = Row("DEMO-2", IncidentState.Resolved);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Only_moves_that_every_chosen_record_allows_are_offered()
    {
        Assert.Equal([MoveNames.Priority, MoveNames.Comment, MoveNames.Follow], View(null, New, Resolved).LegalMoves);
        Assert.DoesNotContain(MoveNames.Resume, View(null, New).LegalMoves);
    }

    [Fact]
    public void A_move_that_some_forbid_is_not_made_and_names_them()
    {
        var view = View(MoveNames.Accept, New, Resolved);

        Assert.False(view.IsToBeMade);
        Assert.Equal([Resolved], view.Illegal);
    }

    [Fact]
    public void A_move_is_made_at_once_only_if_nothing_has_to_be_said()
    {
        Assert.True(View(MoveNames.Accept, New).IsToBeMade);
        Assert.False(View(MoveNames.Cancel, New).IsToBeMade);
    }

    [Fact]
    public void The_version_that_the_reader_saw_goes_along()
    {
        var form = new BulkForm { Action = MoveNames.Accept, Chosen = [$"{New.Id}:3"] };

        Assert.Equal([new BulkItem(New.Id, 3)], new BulkView(form, [New with { Version = 7 }]).ToRequest(DateTimeZone.Utc).Request!.Items);
    }

    [Fact]
    public async Task Without_script_rows_are_chosen_the_fields_filled_and_the_refused_named_and_still_chosen()
    {
        using var reader = await SignedIn.AsAsync(Role.Agent);
        var other = Row("DEMO-3", IncidentState.New);
        reader.Answers["GET incidents"] = () => SignedIn.Json(new PageResponse<IncidentRowResponse>([New, other], "", 2));
        reader.Answers["GET groups"] = () => SignedIn.Json(new PageResponse<GroupResponse>([], ""));
        reader.Answers["POST incidents/bulk"] = () => SignedIn.Json(new BulkResponse(
            [
                new(New.Id, New.Number, BulkOutcome.Done, 2, null),
                new(other.Id, other.Number, BulkOutcome.Stale, 9, new PlatformProblem(ProblemCodes.Prefix + ProblemCodes.Stale, "", 412, null, Changes: [new("Ayu", Instant.FromUtc(2026, 1, 1, 0, 0), nameof(TimelineEntry.Accepted), [])])),
            ],
            1));
        (string, string)[] chosen = [("Form.Chosen", BulkView.ValueOf(New)), ("Form.Chosen", BulkView.ValueOf(other))];

        using var asked = await reader.PostAsync("/queue", [.. chosen, ("Form.Action", MoveNames.Cancel)]);
        var fields = await asked.Content.ReadAsStringAsync(Cancel);
        using var sent = await reader.PostAsync("/queue", [.. chosen, ("Form.Action", MoveNames.Cancel), ("Form.IsSent", "true"), ("Form.Key", "k"), ("Form.How.Reason", "Twice")]);
        var result = await sent.Content.ReadAsStringAsync(Cancel);

        Assert.Contains("A cancelled record cannot be opened again", fields);
        Assert.Contains("1 done, 1 refused", result);
        Assert.Contains("DEMO-3", result);
        Assert.Contains("Ayu", result);
        Assert.Contains($"value=\"{BulkView.ValueOf(other)}\" checked", result);
        Assert.DoesNotContain($"value=\"{BulkView.ValueOf(New)}\" checked", result);
        var body = JsonDocument.Parse(reader.Calls.Single(call => call.Call == "POST incidents/bulk").Body).RootElement;
        Assert.Equal(("Cancel", "Twice"), (body.GetProperty("action").GetString(), body.GetProperty("cancel").GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_view_that_was_refused_comes_back_with_what_was_typed()
    {
        using var reader = await SignedIn.AsAsync(Role.Agent);
        reader.Answers["GET incidents"] = () => SignedIn.Json(new PageResponse<IncidentRowResponse>([New], "", 1));
        reader.Answers["GET groups"] = () => SignedIn.Json(new PageResponse<GroupResponse>([], ""));
        reader.Answers["GET views"] = () => SignedIn.Json(new PageResponse<ViewResponse>([], ""));
        reader.Answers["POST views"] = () => SignedIn.Problem(HttpStatusCode.Conflict, ProblemCodes.Conflict);

        using var answer = await reader.PostAsync("/queue?priority=P1", [("View.Action", "save"), ("View.Name", "Urgent ones")]);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("value=\"Urgent ones\"", await answer.Content.ReadAsStringAsync(Cancel));
        var body = JsonDocument.Parse(reader.Calls.Single(call => call.Call == "POST views").Body).RootElement;
        Assert.Equal("P1", body.GetProperty("filter").GetProperty("priority").GetString());
    }

    [Fact]
    public void A_saved_view_shows_every_condition_that_it_has()
    {
        var filter = new Dictionary<string, string> { ["state"] = "New,Assigned", ["kind"] = "Question", ["dueWithinSeconds"] = "3600", ["sort"] = "opened" };
        var view = new ViewResponse(Guid.NewGuid(), "Odd", filter, Audience.Owner, null, null, "Me", true, true, false, 1);

        var shown = QueueFilter.Of(view);

        Assert.Equal(view.Id, shown.ViewId);
        Assert.Equal(
            "kind=Question&state=New,Assigned&dueBefore=2026-01-01T01%3A00%3A00Z&sort=opened&limit=50&count=true",
            shown.ToApiQuery(Instant.FromUtc(2026, 1, 1, 0, 0)));
        Assert.Equal(filter.OrderBy(pair => pair.Key), shown.ToViewFilter().OrderBy(pair => pair.Key));
    }

    private static BulkView View(string? move, params IncidentRowResponse[] rows) =>
        new(new BulkForm { Action = move, Chosen = [.. rows.Select(BulkView.ValueOf)] }, rows);

    private static IncidentRowResponse Row(string number, IncidentState state) => new(
        Guid.NewGuid(), number, IncidentKind.Incident, "Printer jams", state, null, Priority.P3, false, Guid.NewGuid(), "General", Guid.NewGuid(), "Desk",
        null, null, "Rina", Instant.FromUtc(2026, 1, 1, 0, 0), null, null, null, 1);
}
