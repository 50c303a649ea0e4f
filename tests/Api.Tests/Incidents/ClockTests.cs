using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Testing;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Incidents;

/// <summary>Clocks over a Tuesday, which begins at 09:00 in Jakarta: the office is open until 17:00.</summary>
public sealed class ClockTests : IAsyncLifetime
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 3, 3, 2, 0);

    private readonly FakeTimeProvider _time = new(Nine.ToDateTimeOffset());
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private Guid _agent, _consumer, _manager;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.StartAsync(_time);
        _organization = await _host.Database.AddOrganizationAsync();
        _agent = await _organization.AddPersonAsync("Agent", Role.Agent, _organization.DeskId);
        _consumer = await _organization.AddPersonAsync("Consumer", Role.Consumer);
        _manager = await _organization.AddPersonAsync("Manager", Role.IncidentManager);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Why_it_is_due_then_adds_up_segment_by_segment()
    {
        var incident = await SubmitAsync(Impact.Moderate, Urgency.High); // P3: 18 business hours
        incident = await MoveAsync(_agent, incident, "accept");
        incident = await MoveAsync(_agent, await AtAsync("11:00", incident), "hold", new HoldRequest(HoldReason.AwaitingConsumer));
        incident = await MoveAsync(_agent, await AtAsync("13:00", incident), "resume");
        await AtAsync("14:30", incident);

        var clocks = await ClocksAsync(_agent, incident);
        var clock = clocks.Items.Single(clock => clock.Metric == ClockMetric.Resolution);

        Assert.Equal(
            [
                (ClockSegmentKind.Counted, 7_200, null, "Service desk"),
                (ClockSegmentKind.Paused, 7_200, HoldReason.AwaitingConsumer, "Service desk"),
                (ClockSegmentKind.Counted, 5_400, null, "Service desk"),
            ],
            clock.Segments!.Select(segment => (segment.Kind, segment.Seconds, segment.HoldReason, segment.Group)));
        Assert.Equal(clock.ElapsedSeconds, Counted(clock.Segments!));
        Assert.Equal(clock.RemainingSeconds, Counted(clock.Ahead!));
        Assert.Equal((clock.DueAt, clock.StartedAt), (clock.Ahead![^1].End, clock.Segments![0].Start));
        Assert.Equal(("Office hours", ClockLevel.Sla), (clock.Calendar, clock.Level));
        Assert.Equal(
            [
                new HolderTimeResponse(HolderKind.Desk, _organization.DeskId, "Service desk", 12_600, 0),
                new HolderTimeResponse(HolderKind.Consumer, null, null, 7_200, 0),
            ],
            clocks.Attribution);
    }

    [Fact]
    public async Task Its_consumer_reads_the_organizations_promise_and_not_whose_time_it_was()
    {
        var incident = await SubmitAsync(Impact.Moderate, Urgency.High);
        await AtAsync("10:00", incident);

        var clocks = await ClocksAsync(_consumer, incident);

        Assert.Equal([ClockMetric.Response, ClockMetric.Resolution], clocks.Items.Select(clock => clock.Metric));
        Assert.Equal(3_600, Counted(clocks.Items[1].Segments!));
        Assert.Empty(clocks.Attribution);
    }

    [Fact]
    public async Task The_consumer_of_a_grave_record_is_told_by_when_they_hear_again()
    {
        var incident = await SubmitAsync(Impact.Extensive, Urgency.Critical); // P1: half an hour
        Assert.Equal(Nine + Duration.FromMinutes(30), incident.NextUpdateBy);

        incident = await AtAsync("09:20", incident);
        await CommentAsync(_agent, incident, "Among us", Visibility.Internal);
        Assert.Equal(Nine + Duration.FromMinutes(30), (await ReadAsync(_consumer, incident)).NextUpdateBy);

        await CommentAsync(_agent, incident, "We are on it", Visibility.Public);
        Assert.Equal(Nine + Duration.FromMinutes(50), (await ReadAsync(_consumer, incident)).NextUpdateBy);

        incident = await MoveAsync(_agent, await ReadAsync(_agent, incident), "resolve", new ResolveRequest(ResolutionCode.Solved, "Done"));
        Assert.Null(incident.NextUpdateBy);
    }

    [Fact]
    public async Task Nobody_promised_a_word_about_a_small_thing() => Assert.Null((await SubmitAsync(Impact.Minor, Urgency.Low)).NextUpdateBy);

    [Fact]
    public async Task A_wrong_P1_is_a_breach_with_its_cause_which_stays_after_the_correction_and_is_excused_visibly()
    {
        var incident = await SubmitAsync(Impact.Minor, Urgency.Low);
        incident = await MoveAsync(_agent, await AtAsync("14:00", incident), "priority", new PriorityRequest(Impact.Extensive, Urgency.Critical, null, null));
        incident = await MoveAsync(_agent, await AtAsync("14:01", incident), "priority", new PriorityRequest(Impact.Minor, Urgency.Low, null, null));
        var breached = (await ClocksAsync(_manager, incident)).Items.Single(clock => clock.Metric == ClockMetric.Resolution);
        Assert.Equal((Nine + Duration.FromHours(5), BreachCause.Rebased), (breached.BreachedAt, breached.BreachCause));

        using var excused = await ExcuseAsync(_manager, incident, breached.Id, "Somebody slipped");
        Assert.Equal(HttpStatusCode.OK, excused.StatusCode);

        var after = (await ClocksAsync(_agent, incident)).Items.Single(clock => clock.Id == breached.Id);
        Assert.Equal((breached.BreachedAt, Nine + Duration.FromMinutes(301)), (after.BreachedAt, after.ExcusedAt));
        var line = (await IncidentRoom.TimelineAsync(await ClientAsync(_agent), incident.Id)).Single(line => line.Type == nameof(TimelineEntry.ClockExcused));
        Assert.Equal(("Somebody slipped", "Manager", Visibility.Internal), (line.Text, line.Actor, line.Visibility));
        Assert.DoesNotContain(
            await IncidentRoom.TimelineAsync(await ClientAsync(_consumer), incident.Id), line => line.Type == nameof(TimelineEntry.ClockExcused));

        using var again = await ExcuseAsync(_manager, incident, breached.Id, "Twice");
        await IncidentRoom.ProblemAsync(again, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Only_a_broken_promise_of_this_record_is_excused_and_only_by_an_incident_manager_who_says_why()
    {
        var (incident, other) = (await SubmitAsync(Impact.Extensive, Urgency.Critical), await SubmitAsync(Impact.Extensive, Urgency.Critical));
        var clock = (await ClocksAsync(_agent, incident)).Items.Single(clock => clock.Metric == ClockMetric.Response);

        using var unbroken = await ExcuseAsync(_manager, incident, clock.Id, "Just in case");
        await IncidentRoom.ProblemAsync(unbroken, HttpStatusCode.Conflict);
        await AtAsync("12:00", incident);
        using var byAgent = await ExcuseAsync(_agent, incident, clock.Id, "Please");
        Assert.Equal(HttpStatusCode.Forbidden, byAgent.StatusCode);
        using var unsaid = await ExcuseAsync(_manager, incident, clock.Id, " ");
        Assert.Contains("reason", (await IncidentRoom.ProblemAsync(unsaid, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
        using var foreign = await ExcuseAsync(_manager, other, clock.Id, "Wrong record");
        Assert.Equal(ProblemCodes.Prefix + ProblemCodes.NotFound, (await IncidentRoom.ProblemAsync(foreign, HttpStatusCode.NotFound)).Type);
        using var done = await ExcuseAsync(_manager, incident, clock.Id, "A drill");
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
    }

    private static long Counted(IEnumerable<ClockSegmentResponse> segments) =>
        segments.Where(segment => segment.Kind == ClockSegmentKind.Counted).Sum(segment => segment.Seconds);

    // Sessions end while the test's clock runs on.
    private Task<HttpClient> ClientAsync(Guid person) => _host.ClientForAsync(_organization, person);

    private async Task<IncidentResponse> SubmitAsync(Impact impact, Urgency urgency) => await IncidentRoom.SubmitAsync(
        await ClientAsync(_consumer), new SubmitIncidentRequest("Printer jams") { Impact = impact, Urgency = urgency });

    private async Task<IncidentResponse> AtAsync(string time, IncidentResponse incident)
    {
        var at = Nine - Duration.FromHours(9) + Duration.FromTimeSpan(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
        _time.SetUtcNow(at.ToDateTimeOffset());
        return await ReadAsync(_agent, incident);
    }

    private async Task<IncidentResponse> MoveAsync(Guid by, IncidentResponse incident, string move, object? body = null) =>
        await IncidentRoom.MoveAsync(await ClientAsync(by), incident, move, body);

    private async Task<IncidentResponse> ReadAsync(Guid by, IncidentResponse incident) =>
        await IncidentRoom.GetAsync<IncidentResponse>(await ClientAsync(by), $"incidents/{incident.Id}");

    private async Task<ClocksResponse> ClocksAsync(Guid by, IncidentResponse incident) =>
        await IncidentRoom.GetAsync<ClocksResponse>(await ClientAsync(by), $"incidents/{incident.Id}/clocks");

    private async Task CommentAsync(Guid by, IncidentResponse incident, string text, Visibility visibility)
    {
        using var answer = await IncidentRoom.PostAsync(await ClientAsync(by), $"incidents/{incident.Id}/comments", new CommentRequest(text, visibility));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<HttpResponseMessage> ExcuseAsync(Guid by, IncidentResponse incident, Guid clockId, string reason) =>
        await IncidentRoom.PostAsync(await ClientAsync(by), $"incidents/{incident.Id}/clocks/{clockId}/excuse", new ReasonRequest(reason));
}
