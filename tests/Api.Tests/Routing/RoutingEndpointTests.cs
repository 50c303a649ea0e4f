using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Api.Routing;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Routing;

public sealed class RoutingEndpointTests : IAsyncLifetime
{
    private const string Models = "/api/v1/routing/models";
    private static readonly RoutingPreviewRequest Text = new("VPN", "tidak bisa connect");
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private HttpClient _manager = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.SharedAsync();
        _organization = await _host.Database.AddOrganizationAsync();
        _manager = await _host.ClientForAsync(_organization, Role.IncidentManager);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_mode_is_read_and_changed_by_those_who_manage_routing()
    {
        var before = await _manager.GetFromJsonAsync<RoutingSettings>("/api/v1/routing/settings", PlatformJson.Options, Cancel);
        using var changed = await SetAsync(_manager, RoutingMode.Auto);
        var after = await _manager.GetFromJsonAsync<RoutingSettings>("/api/v1/routing/settings", PlatformJson.Options, Cancel);

        Assert.Equal((RoutingMode.Suggest, RoutingMode.Auto), (before!.Mode, after!.Mode));
        var agent = await _host.ClientForAsync(_organization, Role.Agent);
        using var refused = await SetAsync(agent, RoutingMode.Off);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Changing_the_mode_changes_no_other_organization()
    {
        var other = await _host.Database.AddOrganizationAsync();

        using var changed = await SetAsync(_manager, RoutingMode.Off);

        await _host.AsOwnerAsync(other.Id, async db => Assert.Equal(
            RoutingMode.Suggest, await db.Organizations.Select(organization => organization.RoutingMode).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Versions_are_listed_newest_first_page_by_page_with_the_names_of_their_groups()
    {
        await AddAsync(1, RoutingModelState.Retired);
        await AddAsync(2, RoutingModelState.InService);
        await AddAsync(3, RoutingModelState.Ready);

        var first = await _manager.GetFromJsonAsync<PageResponse<RoutingModelResponse>>($"{Models}?limit=2", PlatformJson.Options, Cancel);
        var second = await _manager.GetFromJsonAsync<PageResponse<RoutingModelResponse>>(
            $"{Models}?limit=2&cursor={first!.NextCursor}", PlatformJson.Options, Cancel);

        Assert.Equal([3, 2], first.Items.Select(model => model.Version));
        Assert.Equal([1], second!.Items.Select(model => model.Version));
        Assert.Empty(second.NextCursor);
        Assert.Equal("Service desk", first.Items[0].Metrics!.Groups[0].Group);
    }

    [Fact]
    public async Task A_version_is_put_into_service_and_the_one_before_is_kept()
    {
        await AddAsync(1, RoutingModelState.InService);
        await AddAsync(2, RoutingModelState.Ready);

        using var response = await _manager.PostAsync($"{Models}/2/promote", null, Cancel);
        using var again = await _manager.PostAsync($"{Models}/2/promote", null, Cancel);
        using var missing = await _manager.PostAsync($"{Models}/9/promote", null, Cancel);

        var promoted = await response.Content.ReadFromJsonAsync<RoutingModelResponse>(PlatformJson.Options, Cancel);
        Assert.Equal((RoutingModelState.InService, "IncidentManager"), (promoted!.State, promoted.PromotedBy));
        var former = await _manager.GetFromJsonAsync<RoutingModelResponse>($"{Models}/1", PlatformJson.Options, Cancel);
        Assert.Equal(RoutingModelState.Retired, former!.State);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (again.StatusCode, missing.StatusCode));
    }

    [Fact]
    public async Task Only_a_training_that_runs_can_be_cancelled()
    {
        await AddAsync(1, RoutingModelState.Training);

        using var cancelled = await _manager.PostAsync($"{Models}/1/cancel", null, Cancel);
        using var again = await _manager.PostAsync($"{Models}/1/cancel", null, Cancel);
        using var promoted = await _manager.PostAsync($"{Models}/1/promote", null, Cancel);

        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Assert.Equal(
            RoutingModelState.Cancelled, (await cancelled.Content.ReadFromJsonAsync<RoutingModelResponse>(PlatformJson.Options, Cancel))!.State);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (again.StatusCode, promoted.StatusCode));
    }

    [Fact]
    public async Task A_version_of_another_organization_is_not_found()
    {
        await AddAsync(1, RoutingModelState.Ready);
        var other = await _host.ClientForAsync(await _host.Database.AddOrganizationAsync(), Role.IncidentManager);

        using var read = await other.GetAsync($"{Models}/1", Cancel);
        using var promoted = await other.PostAsync($"{Models}/1/promote", null, Cancel);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.StatusCode, promoted.StatusCode));
    }

    [Theory]
    [InlineData("/api/v1/routing/preview")]
    [InlineData($"{Models}")]
    [InlineData($"{Models}/1/evaluate")]
    public async Task With_Analytics_away_the_answer_says_so(string path)
    {
        using var response = await _manager.PostAsJsonAsync(path, Text, Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("urn:incident-platform:problem:unavailable", problem.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(Role.Agent, HttpStatusCode.OK)]
    [InlineData(Role.ServiceDeliveryManager, HttpStatusCode.OK)]
    [InlineData(Role.Consumer, HttpStatusCode.Forbidden)]
    public async Task A_text_is_previewed_for_those_who_work_on_records_or_manage_routing(Role role, HttpStatusCode expected)
    {
        var answer = new RoutingPreviewResponse([new RoutingSuggestionResponse(Guid.NewGuid(), "Network", 0.93, [new RoutingTermResponse("vpn", 2.5)])], 4, null);
        await using var host = await ApiHost.StartAsync(configure: services => services
            .AddHttpClient<AnalyticsClient>().ConfigurePrimaryHttpMessageHandler(() => new Analytics(_organization.Id, answer)));
        var client = await host.ClientForAsync(_organization, role);

        using var response = await client.PostAsJsonAsync("/api/v1/routing/preview", Text, Cancel);

        Assert.Equal(expected, response.StatusCode);
        if (expected != HttpStatusCode.OK) return;

        var preview = await response.Content.ReadFromJsonAsync<RoutingPreviewResponse>(PlatformJson.Options, Cancel);
        Assert.Equal((4, "Network", "vpn"), (preview!.ModelVersion, preview.Suggestions[0].Group, preview.Suggestions[0].Terms[0].Term));
    }

    private static async Task<HttpResponseMessage> SetAsync(HttpClient by, RoutingMode mode)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/routing/settings")
        {
            Content = JsonContent.Create(new SaveRoutingSettingsRequest(mode), options: PlatformJson.Options),
        };
        request.Headers.Add("If-Match", "\"1\"");
        return await by.SendAsync(request, Cancel);
    }

    private Task AddAsync(int version, RoutingModelState state) => _host.AsOwnerAsync(_organization.Id, async db =>
    {
        var at = Instant.FromUtc(2026, 3, 3, 2, 0);
        var metrics = new RoutingMetricsResponse(
            1500, at, at, 225, at, 0.95, 0.8, 0.7, 0.9, 0.4, 0.5, 0.96, 0.03, 0, null, null,
            [new RoutingGroupMetricsResponse(_organization.DeskId, null, 700, 100, 100, 0.8, 0.8, 0.8, 0.7, 50, 0.96)], []);
        db.RoutingModels.Add(new RoutingModelRow
        {
            OrganizationId = _organization.Id,
            Version = version,
            Id = Guid.CreateVersion7(),
            State = state,
            Artifact = state == RoutingModelState.Training ? null : [1, 2, 3],
            Metrics = state == RoutingModelState.Training ? null : JsonSerializer.Serialize(metrics, PlatformJson.Options),
            CreatedAt = at,
        });
        await db.SaveChangesAsync(Cancel);
    });

    /// <summary>Analytics as seen over the wire.</summary>
    private sealed class Analytics(Guid organizationId, RoutingPreviewResponse answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            request.RequestUri!.AbsolutePath == $"/internal/routing/{organizationId}/preview" && request.Headers.Contains("X-Analytics-Key")
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(answer, options: PlatformJson.Options) }
                : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
