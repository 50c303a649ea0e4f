using System.Net;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Incidents;

public sealed class SubmitTests
{
    private static readonly Dictionary<string, string> Licence = new()
    {
        ["product"] = "Drawing Studio",
        ["quantity"] = "3",
        ["neededOn"] = "2027-01-04",
        ["costCentre"] = "4711",
    };

    [Fact]
    public async Task A_consumers_record_is_held_by_the_desk_and_has_both_clocks()
    {
        var room = await OpenAsync();

        using var response = await PostAsync(room.Consumer, "incidents", new SubmitIncidentRequest("  Printer jams ", "On the third floor"));

        var incident = await ReadAsync<IncidentResponse>(response);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/api/v1/incidents/{incident.Id}", response.Headers.Location?.ToString());
        Assert.Equal(("Printer jams", IncidentState.New, Channel.Web), (incident.Subject, incident.State, incident.Channel));
        Assert.Equal((room.Organization.DeskId, room.Organization.GeneralId, Priority.P4), (incident.GroupId, incident.ServiceId, incident.Priority));
        Assert.StartsWith($"{room.Organization.Row.Key}-", incident.Number, StringComparison.Ordinal);
        Assert.Equal([Move.Cancel], incident.LegalMoves);
        var clocks = await GetAsync<PageResponse<ClockResponse>>(room.Consumer, $"incidents/{incident.Number}/clocks");
        Assert.Equal([ClockMetric.Response, ClockMetric.Resolution], clocks.Items.Select(clock => clock.Metric));
        Assert.All(clocks.Items, clock => Assert.Equal(ClockState.Running, clock.State));
    }

    [Fact]
    public async Task Recorded_on_the_phone_for_somebody_new_the_response_is_met_at_opening()
    {
        var room = await OpenAsync();

        var incident = await SubmitAsync(room.Agent, new SubmitIncidentRequest(
            "Cannot sign in", RequesterEmail: $"Sari-{Guid.NewGuid():N}@caller.example", RequesterName: "Sari", Channel: Channel.Phone));

        Assert.Equal(("Sari", Channel.Phone), (incident.Requester.Name, incident.Channel));
        Assert.Equal(incident.OpenedAt, incident.RespondedAt);
        var clocks = await GetAsync<PageResponse<ClockResponse>>(room.Agent, $"incidents/{incident.Id}/clocks");
        var response = clocks.Items.Single(clock => clock.Metric == ClockMetric.Response);
        Assert.Equal((ClockState.Stopped, 0L), (response.State, response.ElapsedSeconds));
        Assert.Null(response.BreachedAt);
    }

    [Fact]
    public async Task A_consumer_records_for_nobody_else()
    {
        var room = await OpenAsync();

        using var phone = await PostAsync(room.Consumer, "incidents", new SubmitIncidentRequest("Printer jams", Channel: Channel.Phone));
        using var behalf = await PostAsync(room.Consumer, "incidents", new SubmitIncidentRequest("Printer jams", RequesterEmail: "a@b.example"));

        Assert.Equal(ProblemCodes.Forbidden, (await ProblemAsync(phone, HttpStatusCode.Forbidden)).Code);
        Assert.Equal(ProblemCodes.Forbidden, (await ProblemAsync(behalf, HttpStatusCode.Forbidden)).Code);
    }

    [Fact]
    public async Task A_consumer_names_no_stranger_as_affected()
    {
        var room = await OpenAsync();

        using var response = await PostAsync(
            room.Consumer, "incidents", new SubmitIncidentRequest("Printer jams", AffectedUserEmail: "stranger@elsewhere.example"));

        Assert.Contains("affectedUserEmail", (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Fact]
    public async Task A_service_request_goes_to_its_types_group_with_its_form()
    {
        var room = await OpenAsync();
        var software = await room.Organization.AddGroupAsync("software");
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var type = await db.RequestTypes.AsTracking().SingleAsync(row => row.Type == RequestType.SoftwareLicence);
            type.GroupId = software;
            await db.SaveChangesAsync();
        });

        var incident = await SubmitAsync(room.Consumer, new SubmitIncidentRequest(
            "Three licences", Kind: IncidentKind.ServiceRequest, RequestType: RequestType.SoftwareLicence, Form: Licence));

        Assert.Equal((IncidentState.Assigned, software, RequestType.SoftwareLicence), (incident.State, incident.GroupId, incident.RequestType));
        Assert.Equal("Drawing Studio", incident.Form!["product"]);
    }

    [Fact]
    public async Task A_form_that_does_not_fit_is_refused_by_field()
    {
        var room = await OpenAsync();
        var form = new Dictionary<string, string>(Licence) { ["quantity"] = "many", ["colour"] = "blue" };
        form.Remove("costCentre");

        using var response = await PostAsync(room.Consumer, "incidents", new SubmitIncidentRequest(
            "Licences", Kind: IncidentKind.ServiceRequest, RequestType: RequestType.SoftwareLicence, Form: form));

        var problem = await ProblemAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["form.colour", "form.costCentre", "form.quantity"], problem.Errors!.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("too short", """{"subject":"ab"}""", "subject")]
    [InlineData("only blanks", """{"subject":"      "}""", "subject")]
    [InlineData("unknown service", """{"subject":"Printer","serviceId":"0199d7a0-0000-7000-8000-000000000000"}""", "serviceId")]
    [InlineData("unknown category", """{"subject":"Printer","categoryId":"0199d7a0-0000-7000-8000-000000000000"}""", "categoryId")]
    [InlineData("since tomorrow", """{"subject":"Printer","since":"2999-01-01T00:00:00Z"}""", "since")]
    [InlineData("nobody affected", """{"subject":"Printer","affectedCount":0}""", "affectedCount")]
    [InlineData("type of another kind", """{"subject":"Printer","requestType":"ChangeRequest"}""", "requestType")]
    [InlineData("request without a type", """{"subject":"Printer","kind":"ServiceRequest"}""", "requestType")]
    public async Task What_makes_no_sense_is_refused_by_field(string reason, string json, string field)
    {
        var room = await OpenAsync();
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");

        using var response = await room.Consumer.PostAsync("/api/v1/incidents", content, TestContext.Current.CancellationToken);

        var problem = await ProblemAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.True(problem.Errors!.ContainsKey(field), reason);
    }

    [Fact]
    public async Task The_same_key_and_body_make_one_record_another_body_is_refused()
    {
        var room = await OpenAsync();
        var key = ("Idempotency-Key", "morning-1");

        using var first = await PostAsync(room.Consumer, "incidents", new SubmitIncidentRequest("Printer jams"), key);
        using var again = await PostAsync(room.Consumer, "incidents", new SubmitIncidentRequest("Printer jams"), key);
        using var other = await PostAsync(room.Consumer, "incidents", new SubmitIncidentRequest("Screen is black"), key);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal((await ReadAsync<IncidentResponse>(first)).Id, (await ReadAsync<IncidentResponse>(again)).Id);
        Assert.Equal(ProblemCodes.IdempotencyKeyReused, (await ProblemAsync(other, HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Single((await ListAsync(room.Consumer)).Items);
    }
}
