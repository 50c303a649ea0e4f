using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Api.Routing;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Routing;

public sealed class RoutingLearningTests : IAsyncLifetime
{
    private const string Root = "/api/v1/routing";
    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 3, 0);
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private HttpClient _manager = null!;
    private Guid _network;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.SharedAsync();
        _organization = await _host.Database.AddOrganizationAsync();
        _manager = await _host.ClientForAsync(_organization, Role.IncidentManager);
        _network = await _organization.AddGroupAsync("Network", tier: 2);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Without_a_model_there_is_nothing_to_show_yet()
    {
        var quality = await ReadAsync<RoutingQualityResponse>("quality");
        using var missing = await _manager.GetAsync($"{Root}/quality?version=7", Cancel);

        Assert.Null(quality.Model);
        Assert.Equal((_organization.DeskId, null), (quality.DeskGroupId, quality.MeasuredAt));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task The_version_in_service_is_shown_with_what_was_measured_week_by_week()
    {
        await AddModelAsync(1, RoutingModelState.InService, Week(new LocalDate(2026, 2, 16), 40), Week(new LocalDate(2026, 2, 23), 10));
        await AddModelAsync(2, RoutingModelState.Ready);
        await _host.AsOwnerAsync(_organization.Id, async db =>
        {
            db.RoutingWeeks.Add(new RoutingWeekRow
            {
                OrganizationId = _organization.Id,
                Version = 1,
                WeekOn = new LocalDate(2026, 2, 23),
                Figures = JsonSerializer.Serialize(Week(new LocalDate(2026, 2, 23), 35), PlatformJson.Options),
                MeasuredAt = Monday,
            });
            db.LearningSettings.Add(new LearningSettingsRow
            {
                OrganizationId = _organization.Id,
                MeasuredAt = Monday,
                Drift = [new RoutingDriftFinding(RoutingDriftKind.Precision, 0.85, 0.7)],
            });
            await db.SaveChangesAsync(Cancel);
        });

        var quality = await ReadAsync<RoutingQualityResponse>("quality");

        Assert.Equal((1, RoutingTrigger.Schedule, 3), (quality.Model!.Version, quality.Model.Trigger, quality.Model.ArtifactBytes));
        Assert.Equal(64, quality.Model.ArtifactSha256!.Length);
        Assert.Equal([40, 35], quality.Weeks.Select(week => week.Records));
        Assert.Equal((Monday, RoutingDriftKind.Precision), (quality.MeasuredAt, Assert.Single(quality.Drift).Kind));
    }

    [Fact]
    public async Task Records_that_another_group_resolved_are_listed_newest_first_page_by_page_with_the_reasons()
    {
        await AddDecisionAsync("right", Monday, guessed: _network, resolved: _network);
        await AddDecisionAsync("older", Monday + Duration.FromHours(1), guessed: _network, resolved: _organization.DeskId);
        await AddDecisionAsync("newer", Monday + Duration.FromHours(2), guessed: _organization.DeskId, resolved: _network);
        await AddDecisionAsync("open still", Monday + Duration.FromHours(3), guessed: _organization.DeskId, resolved: _network, state: IncidentState.InProgress);
        await AddDecisionAsync("a duplicate", Monday + Duration.FromHours(3), guessed: _organization.DeskId, resolved: _network, code: ResolutionCode.Duplicate);
        await AddDecisionAsync("the week after", Monday + Duration.FromDays(7), guessed: _network, resolved: _organization.DeskId);

        var first = await ReadAsync<PageResponse<MisrouteResponse>>("misroutes?week=2026-03-04&limit=1");
        var second = await ReadAsync<PageResponse<MisrouteResponse>>($"misroutes?week=2026-03-04&limit=1&cursor={first.NextCursor}");

        var (newer, older) = (Assert.Single(first.Items), Assert.Single(second.Items));
        Assert.Equal(("newer", "Service desk", "Network"), (newer.Subject, newer.Guess.Group, newer.Group));
        Assert.Equal("vpn", newer.Guess.Terms[0].Term);
        Assert.Equal(("older", ""), (older.Subject, second.NextCursor));
    }

    [Fact]
    public async Task A_guess_whose_group_was_merged_into_the_one_that_resolved_is_no_mistake()
    {
        var former = await _organization.AddGroupAsync("Telecoms", tier: 2);
        await AddDecisionAsync("merged", Monday, guessed: former, resolved: _network);
        using var merged = await _manager.PutAsJsonAsync($"{Root}/successors", new GroupSuccessorsRequest([new(former, _network)]), PlatformJson.Options, Cancel);

        Assert.Empty((await ReadAsync<PageResponse<MisrouteResponse>>("misroutes?week=2026-03-02")).Items);
    }

    [Fact]
    public async Task Misroutes_of_another_organization_are_not_shown()
    {
        await AddDecisionAsync("wrong", Monday, guessed: _network, resolved: _organization.DeskId);
        var other = await _host.ClientForAsync(await _host.Database.AddOrganizationAsync(), Role.IncidentManager);

        var seen = await other.GetFromJsonAsync<PageResponse<MisrouteResponse>>($"{Root}/misroutes?week=2026-03-02", PlatformJson.Options, Cancel);

        Assert.Empty(seen!.Items);
    }

    [Theory]
    [InlineData("misroutes?week=soon", "week")]
    [InlineData("misroutes?cursor=nonsense", "cursor")]
    public async Task What_cannot_be_read_is_refused_by_its_name(string path, string field)
    {
        using var refused = await _manager.GetAsync($"{Root}/{path}", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains($"\"{field}\"", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_trained_anew_every_week_and_on_drift_unless_somebody_says_otherwise()
    {
        Assert.Equal(new LearningSettings(7, true), await ReadAsync<LearningSettings>("learning"));

        using var changed = await _manager.PutAsJsonAsync($"{Root}/learning", new LearningSettings(null, false), PlatformJson.Options, Cancel);
        using var refused = await _manager.PutAsJsonAsync($"{Root}/learning", new LearningSettings(0, false), PlatformJson.Options, Cancel);

        Assert.Equal(new LearningSettings(null, false), await ReadAsync<LearningSettings>("learning"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (changed.StatusCode, refused.StatusCode));
        var other = await _host.ClientForAsync(await _host.Database.AddOrganizationAsync(), Role.IncidentManager);
        Assert.Equal(new LearningSettings(7, true), await other.GetFromJsonAsync<LearningSettings>($"{Root}/learning", PlatformJson.Options, Cancel));
    }

    [Fact]
    public async Task What_is_left_out_is_kept_with_its_reason_and_who_said_it_first()
    {
        var (from, to) = (new LocalDate(2026, 2, 1), new LocalDate(2026, 2, 28));
        using var first = await ExcludeAsync(new TrainingExclusionRequest("Handed over", GroupId: _network));
        var second = await _host.ClientForAsync(_organization, Role.ServiceDeliveryManager);
        using var more = await second.PutAsJsonAsync(
            $"{Root}/exclusions", new TrainingExclusionsRequest([new("Handed over", GroupId: _network), new("The migration", From: from, To: to)]), PlatformJson.Options, Cancel);

        var kept = (await ReadAsync<TrainingExclusionsResponse>("exclusions")).Items;

        Assert.Equal([("Network", "Handed over", "IncidentManager"), (null, "The migration", "ServiceDeliveryManager")], kept.Select(item => (item.Group, item.Reason, item.CreatedBy)).OrderBy(item => item.Reason));
        Assert.Contains(kept, item => item.From == from && item.To == to);
    }

    [Fact]
    public async Task What_says_nothing_or_the_impossible_is_no_exclusion()
    {
        var other = await _host.Database.AddOrganizationAsync();
        TrainingExclusionRequest[] impossible =
        [
            new("Everything"), new(" ", GroupId: _network), new("Somebody else's", GroupId: other.DeskId), new("No such category", CategoryId: Guid.NewGuid()),
            new("Backwards", From: new LocalDate(2026, 3, 2), To: new LocalDate(2026, 3, 1)),
        ];

        foreach (var item in impossible)
        {
            using var refused = await ExcludeAsync(item);
            Assert.True(refused.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, item.Reason);
        }
        Assert.Empty((await ReadAsync<TrainingExclusionsResponse>("exclusions")).Items);
    }

    [Fact]
    public async Task A_replay_is_asked_of_Analytics_and_named()
    {
        var figures = new WhatIfFiguresResponse(10, 9, 1, 5, 1, 7_200, 600);
        var said = new WhatIfResponse(3, 100, 16, Monday, Monday, 12, 600, figures, figures, figures, [new(_network, null, 0.8, 10, 9, 1)]);
        await using var host = await ApiHost.StartAsync(configure: services => services
            .AddHttpClient<AnalyticsClient>().ConfigurePrimaryHttpMessageHandler(() => new Analytics(_organization.Id, said)));
        var client = await host.ClientForAsync(_organization, Role.IncidentManager);

        using var response = await client.PostAsJsonAsync($"{Root}/what-if", new WhatIfRequest(Threshold: 0.8), PlatformJson.Options, Cancel);
        using var refused = await client.PostAsJsonAsync($"{Root}/what-if", new WhatIfRequest(Threshold: 1.2), PlatformJson.Options, Cancel);
        using var away = await _manager.PostAsJsonAsync($"{Root}/what-if", new WhatIfRequest(), PlatformJson.Options, Cancel);

        var answer = (await response.Content.ReadFromJsonAsync<WhatIfResponse>(PlatformJson.Options, Cancel))!;
        Assert.Equal(("Network", 9), (answer.Groups[0].Group, answer.Asked!.Right));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.ServiceUnavailable), (refused.StatusCode, away.StatusCode));
    }

    [Theory]
    [InlineData("quality")]
    [InlineData("misroutes")]
    [InlineData("learning")]
    [InlineData("exclusions")]
    public async Task An_agent_does_not_manage_routing(string path)
    {
        var agent = await _host.ClientForAsync(_organization, Role.Agent);

        using var refused = await agent.GetAsync($"{Root}/{path}", Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private async Task<T> ReadAsync<T>(string path) => (await _manager.GetFromJsonAsync<T>($"{Root}/{path}", PlatformJson.Options, Cancel))!;

    private Task<HttpResponseMessage> ExcludeAsync(params TrainingExclusionRequest[] items) =>
        _manager.PutAsJsonAsync($"{Root}/exclusions", new TrainingExclusionsRequest(items), PlatformJson.Options, Cancel);

    private static RoutingWeekResponse Week(LocalDate week, int records) => new(week, records, 1, records - 5, records / 2, records / 3, 0.8, 10 * records, records, []);

    private Task AddModelAsync(int version, RoutingModelState state, params RoutingWeekResponse[] weeks) => _host.AsOwnerAsync(_organization.Id, async db =>
    {
        var metrics = new RoutingMetricsResponse(1_500, Monday, Monday, 225, Monday, 0.95, 0.8, 0.7, 0.9, 0.4, 0.5, 0.96, 0.03, 0, null, null, [], []) { Weeks = weeks };
        db.RoutingModels.Add(new RoutingModelRow
        {
            OrganizationId = _organization.Id,
            Version = version,
            Id = Guid.CreateVersion7(),
            State = state,
            Artifact = [1, 2, 3],
            ArtifactSha256 = new byte[32],
            Metrics = JsonSerializer.Serialize(metrics, PlatformJson.Options),
            CreatedAt = Monday,
            Trigger = RoutingTrigger.Schedule,
        });
        await db.SaveChangesAsync(Cancel);
    });

    private Task AddDecisionAsync(
        string subject, Instant at, Guid guessed, Guid resolved, IncidentState state = IncidentState.Resolved, ResolutionCode? code = ResolutionCode.Solved) =>
        _host.AsOwnerAsync(_organization.Id, async db =>
        {
            var id = Guid.CreateVersion7();
            db.Incidents.Add(new IncidentRow
            {
                Id = id,
                OrganizationId = _organization.Id,
                Number = $"{_organization.Row.Key}-{Guid.NewGuid():N}"[..30],
                Subject = subject,
                Description = subject,
                Kind = IncidentKind.Incident,
                State = state,
                ResolutionCode = state == IncidentState.Resolved ? code : null,
                ServiceId = _organization.GeneralId,
                GroupId = resolved,
                RequesterId = Guid.NewGuid(),
                AffectedUserId = Guid.NewGuid(),
                OpenedAt = at,
                LastLineAt = at,
                IsRouted = true,
            });
            db.RoutingDecisions.Add(new RoutingDecisionRow
            {
                OrganizationId = _organization.Id,
                IncidentId = id,
                Outcome = RoutingOutcome.Suggested,
                ModelVersion = 1,
                Suggestions = [new RoutingSuggestionValue(guessed, 0.7, [new RoutingTermValue("vpn", 1.5)])],
                At = at,
            });
            await db.SaveChangesAsync(Cancel);
        });

    /// <summary>Analytics as seen over the wire.</summary>
    private sealed class Analytics(Guid organizationId, WhatIfResponse answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            request.RequestUri!.AbsolutePath == $"/internal/routing/{organizationId}/what-if" && request.Headers.Contains("X-Analytics-Key")
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(answer, options: PlatformJson.Options) }
                : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
