using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Api.Tests.Incidents;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Testing;
using NodaTime;

namespace IncidentPlatform.Api.Tests.MajorIncidents;

public sealed class MajorIncidentTests : IAsyncLifetime
{
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private HttpClient _manager = null!;
    private HttpClient _consumer = null!;
    private Guid _managerId;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.SharedAsync();
        _organization = await _host.Database.AddOrganizationAsync();
        _managerId = await _organization.AddPersonAsync("Maya", Role.IncidentManager);
        _manager = await _host.ClientForAsync(_organization, _managerId);
        _consumer = await _host.ClientForAsync(_organization, Role.Consumer);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_declared_one_is_led_by_whoever_declared_it_and_stands_in_the_list()
    {
        var major = await DeclareAsync();

        var listed = Assert.Single((await _manager.ReadAsync("major-incidents?open=true").AsAsync<PageResponse<MajorIncidentRowResponse>>()).Items);
        var lines = await LinesAsync(major.Row.Id);

        Assert.Equal((_managerId, "Maya", 1_800), (major.Row.LeadId!.Value, major.Row.Lead, major.UpdateCadenceSeconds));
        Assert.Equal((major.Row.Id, "Maya", false), (listed.Id, listed.Lead, listed.HasReview));
        Assert.Equal(["MajorDeclared", "LeadNamed"], lines.TakeLast(2).Select(line => line.Type));
        Assert.Equal(lines[^2].At + Duration.FromMinutes(30), listed.NextUpdateBy);
    }

    [Fact]
    public async Task Declaring_needs_the_incidents_version_and_an_incident_manager_as_lead()
    {
        var incident = await IncidentRoom.SubmitAsync(_consumer, new SubmitIncidentRequest("Nobody can sign in"));
        var agent = await _organization.AddPersonAsync("Agent", Role.Agent);

        Assert.Equal(HttpStatusCode.PreconditionRequired, await _manager.PostAsync("major-incidents", new DeclareMajorRequest(incident.Id, "All")).StatusAsync());
        Assert.Equal(ProblemCodes.Stale, (await DeclareAsync(new DeclareMajorRequest(incident.Id, "All"), 7).ProblemAsync()).Code);
        Assert.Equal(["leadId"], (await DeclareAsync(new DeclareMajorRequest(incident.Id, "All", agent), incident.Version).ProblemAsync()).Errors!.Keys);
        Assert.Equal(["updateCadenceSeconds"], (await DeclareAsync(new DeclareMajorRequest(incident.Id, "All", null, 1), incident.Version).ProblemAsync()).Errors!.Keys);
    }

    [Fact]
    public async Task A_status_is_what_everybody_reads_until_the_next_one_and_until_it_is_resolved()
    {
        var major = await DeclareAsync();
        Assert.Empty(await PublishedAsync());

        await PublishAsync(major.Row.Id, "We are looking for the cause.");
        await PublishAsync(major.Row.Id, "A switch is being replaced.");
        var told = Assert.Single(await PublishedAsync());
        var incident = await _manager.ReadAsync($"incidents/{major.Row.Id}").AsAsync<IncidentResponse>();
        await IncidentRoom.MoveAsync(_manager, incident, "resolve", new ResolveRequest(ResolutionCode.Solved, "Switch replaced"));

        Assert.Equal(("A switch is being replaced.", _organization.GeneralId), (told.Text, told.ServiceId));
        Assert.Equal(told.PublishedAt + Duration.FromMinutes(30), told.NextUpdateBy);
        Assert.Equal(2, (await LinesAsync(major.Row.Id)).Count(line => line is { Type: "StatusPublished", Visibility: Visibility.Public }));
        Assert.Empty(await PublishedAsync());
    }

    [Fact]
    public async Task Sent_twice_under_one_key_a_status_is_told_once()
    {
        var major = await DeclareAsync();
        using var first = await KeyedAsync();
        using var second = await KeyedAsync();

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], new[] { first.StatusCode, second.StatusCode });
        Assert.Single(await LinesAsync(major.Row.Id), line => line.Type == "StatusPublished");

        Task<HttpResponseMessage> KeyedAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/major-incidents/{major.Row.Id}/status")
            {
                Content = JsonContent.Create(new PublishStatusRequest("Looking"), options: PlatformJson.Options),
            };
            request.Headers.Add("Idempotency-Key", "one");
            return _manager.SendAsync(request, Cancel);
        }
    }

    [Fact]
    public async Task A_status_of_a_service_that_is_not_there_or_without_words_is_refused()
    {
        var major = await DeclareAsync();

        Assert.Equal(["serviceId"], (await _manager.PostAsync($"major-incidents/{major.Row.Id}/status", new PublishStatusRequest("Words", Guid.NewGuid())).ProblemAsync()).Errors!.Keys);
        Assert.Equal(["text"], (await _manager.PostAsync($"major-incidents/{major.Row.Id}/status", new PublishStatusRequest("  ")).ProblemAsync()).Errors!.Keys);
    }

    [Fact]
    public async Task A_child_is_added_by_its_number_once()
    {
        var major = await DeclareAsync();
        var child = await IncidentRoom.SubmitAsync(_consumer, new SubmitIncidentRequest("I cannot sign in either"));

        await AddChildAsync(major.Row.Id, child.Number).AsAsync<MajorIncidentResponse>();
        var again = await AddChildAsync(major.Row.Id, child.Id.ToString()).AsAsync<MajorIncidentResponse>();

        Assert.Equal((1, child.Number), (again.Row.Children, Assert.Single(again.Children).Number));
        Assert.Single(await LinesAsync(child.Id), line => line.Type == "Linked");
        Assert.Equal(["incident"], (await AddChildAsync(major.Row.Id, "NONE-1").ProblemAsync()).Errors!.Keys);
        Assert.Equal(["incident"], (await AddChildAsync(major.Row.Id, major.Row.Number).ProblemAsync()).Errors!.Keys);
    }

    [Fact]
    public async Task Lead_and_cadence_are_changed_by_whoever_saw_them_last()
    {
        var major = await DeclareAsync();
        var other = await _organization.AddPersonAsync("Rina", Role.IncidentManager);

        var changed = await PutAsync($"major-incidents/{major.Row.Id}", new UpdateMajorRequest(other, 600), major.Version).AsAsync<MajorIncidentResponse>();
        var stale = await PutAsync($"major-incidents/{major.Row.Id}", new UpdateMajorRequest(_managerId, 900), major.Version).ProblemAsync();

        Assert.Equal(("Rina", 600), (changed.Row.Lead, changed.UpdateCadenceSeconds));
        Assert.Equal(ProblemCodes.Stale, stale.Code);
        Assert.Equal("Rina", (await LinesAsync(major.Row.Id))[^1].PersonName);
    }

    [Fact]
    public async Task A_review_is_written_at_the_end_and_reads_as_a_document()
    {
        var major = await DeclareAsync();
        await PublishAsync(major.Row.Id, "Looking");
        await _manager.PostAsync($"incidents/{major.Row.Id}/comments", new CommentRequest("Internal talk", Visibility.Internal)).StatusAsync();
        var incident = await _manager.ReadAsync($"incidents/{major.Row.Id}").AsAsync<IncidentResponse>();
        await IncidentRoom.MoveAsync(_manager, incident, "resolve", new ResolveRequest(ResolutionCode.Solved, "Switch replaced"));
        var review = new SaveReviewRequest("A switch died.", [new ReviewActionRequest("Buy a second one", "Budi", new LocalDate(2026, 12, 1))]);

        var saved = await PutAsync($"major-incidents/{major.Row.Id}/review", review, major.Version).AsAsync<MajorIncidentResponse>();
        var document = await _manager.ReadAsync($"major-incidents/{major.Row.Id}/review").AsAsync<MajorReviewDocumentResponse>();

        Assert.True(saved.Row.HasReview);
        Assert.Equal(("A switch died.", "Maya"), (document.Major.Review!.Problem, document.Major.Review.SavedBy));
        Assert.Equal(review.Actions, document.Major.Review.Actions);
        Assert.Equal(["Opened", "MajorDeclared", "LeadNamed", "StatusPublished", "Resolved"], document.Timeline.Select(line => line.Type));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PutAsync($"major-incidents/{major.Row.Id}/review", review, major.Version).StatusAsync());
    }

    [Fact]
    public async Task One_that_a_rule_declared_has_no_lead_and_is_taken_in_hand_by_version_nought()
    {
        var incident = await IncidentRoom.SubmitAsync(_consumer, new SubmitIncidentRequest("Nobody can sign in"));
        await IncidentRoom.MoveAsync(_manager, incident, "major", new ReasonRequest("A rule"));

        var major = await _manager.ReadAsync($"major-incidents/{incident.Id}").AsAsync<MajorIncidentResponse>();
        var taken = await PutAsync($"major-incidents/{incident.Id}", new UpdateMajorRequest(_managerId, 600), 0).AsAsync<MajorIncidentResponse>();

        Assert.Equal((0, null), (major.Version, major.Row.Lead));
        Assert.Equal((1, "Maya"), (taken.Version, taken.Row.Lead));
    }

    [Fact]
    public async Task Only_incident_managers_lead_and_only_major_incidents_are_led()
    {
        var ordinary = await IncidentRoom.SubmitAsync(_consumer, new SubmitIncidentRequest("Printer jams"));
        var agent = await _host.ClientForAsync(_organization, Role.Agent);
        var elsewhere = await _host.ClientForAsync(await _host.Database.AddOrganizationAsync(), Role.IncidentManager);
        var major = await DeclareAsync();

        Assert.Equal(HttpStatusCode.NotFound, await _manager.ReadAsync($"major-incidents/{ordinary.Id}").StatusAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await agent.ReadAsync($"major-incidents/{major.Row.Id}").StatusAsync());
        Assert.Equal(HttpStatusCode.NotFound, await elsewhere.ReadAsync($"major-incidents/{major.Row.Id}").StatusAsync());
        await PublishAsync(major.Row.Id, "Looking");
        Assert.Empty((await elsewhere.ReadAsync("major-incidents/published").AsAsync<PageResponse<PublishedMajorResponse>>()).Items);
    }

    private async Task<MajorIncidentResponse> DeclareAsync()
    {
        var incident = await IncidentRoom.SubmitAsync(_consumer, new SubmitIncidentRequest("Nobody can sign in"));
        return await DeclareAsync(new DeclareMajorRequest(incident.Id, "Everybody is affected"), incident.Version).AsAsync<MajorIncidentResponse>();
    }

    private Task<HttpResponseMessage> DeclareAsync(DeclareMajorRequest request, int version) => SendAsync(HttpMethod.Post, "major-incidents", request, version);

    private Task<HttpResponseMessage> PutAsync<T>(string path, T body, int version) => SendAsync(HttpMethod.Put, path, body, version);

    private async Task<HttpResponseMessage> SendAsync<T>(HttpMethod method, string path, T body, int version)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = JsonContent.Create(body, options: PlatformJson.Options) };
        request.Headers.Add("If-Match", $"\"{version}\"");
        return await _manager.SendAsync(request, Cancel);
    }

    private Task<MajorIncidentResponse> PublishAsync(Guid id, string text) =>
        _manager.PostAsync($"major-incidents/{id}/status", new PublishStatusRequest(text)).AsAsync<MajorIncidentResponse>();

    private Task<HttpResponseMessage> AddChildAsync(Guid id, string child) => _manager.PostAsync($"major-incidents/{id}/children", new AddChildRequest(child));

    private async Task<IReadOnlyList<PublishedMajorResponse>> PublishedAsync() =>
        (await _consumer.ReadAsync("major-incidents/published").AsAsync<PageResponse<PublishedMajorResponse>>()).Items;

    private async Task<IReadOnlyList<TimelineLineResponse>> LinesAsync(Guid id) =>
        (await _manager.ReadAsync($"incidents/{id}/timeline").AsAsync<PageResponse<TimelineLineResponse>>()).Items;
}
