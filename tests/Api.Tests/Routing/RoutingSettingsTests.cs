using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Testing;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Routing;

public sealed class RoutingSettingsTests : IAsyncLifetime
{
    private const string Settings = "/api/v1/routing/settings";
    private static readonly Instant At = Instant.FromUtc(2026, 3, 3, 2, 0);
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
        _network = await _organization.AddGroupAsync("network");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_new_organization_suggests_and_its_groups_have_to_earn_more()
    {
        var settings = await ReadAsync();

        Assert.Equal((RoutingMode.Suggest, 1, 0.03), (settings.Mode, settings.Version, settings.HoldOutShare));
        var network = settings.Groups.Single(group => group.GroupId == _network);
        Assert.Equal((RoutingMode.Suggest, 0.95, 0, 100, false), (network.Mode, network.TargetPrecision, network.Gate.Decided, network.Gate.Needed, network.Gate.IsPassed));
        Assert.All(settings.Channels, channel => Assert.Equal(RoutingMode.Auto, channel.Mode));
    }

    [Fact]
    public async Task A_group_that_has_not_earned_it_is_refused_with_how_far_it_is()
    {
        await DecideAsync(61, 2);

        using var refused = await PutAsync(1, new SaveRoutingSettingsRequest(Groups: [new(_network, RoutingMode.Auto)]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.StartsWith("Not earned yet: 63 of 100 decisions, 96.8 % right so far", problem.GetProperty("errors").GetProperty("groups[0].mode")[0].GetString());
        Assert.Equal((RoutingMode.Suggest, 1), ((await NetworkAsync()).Mode, (await ReadAsync()).Version));
    }

    [Fact]
    public async Task A_group_that_earned_it_becomes_automatic_and_the_trail_says_who_did_it()
    {
        await DecideAsync(99, 1);

        using var saved = await PutAsync(1, new SaveRoutingSettingsRequest(Mode: RoutingMode.Auto, Groups: [new(_network, RoutingMode.Auto, 0.9)]));

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal((RoutingMode.Auto, 0.9, true), ((await NetworkAsync()).Mode, (await NetworkAsync()).TargetPrecision, (await NetworkAsync()).Gate.IsPassed));
        var first = await ChangesAsync("?limit=2");
        // Changes of one save have one instant: among themselves they stand in no order.
        var changes = first.Items.Concat((await ChangesAsync($"?limit=2&cursor={first.NextCursor}")).Items).ToDictionary(change => change.Kind);
        Assert.Equal([RoutingChangeKind.Mode, RoutingChangeKind.GroupMode, RoutingChangeKind.Target], changes.Keys.Order());
        var mode = changes[RoutingChangeKind.GroupMode];
        Assert.Equal(("IncidentManager", "network", "Suggest", "Auto", 2), (mode.By, mode.Group, mode.Former, mode.Present, mode.Version));
    }

    [Theory]
    [InlineData("decided before the proof began", RoutingJudgement.Right, true, false)]
    [InlineData("excused: neither for nor against", RoutingJudgement.Excused, false, false)]
    [InlineData("not sure enough to be applied", RoutingJudgement.Right, false, true)]
    public async Task What_proves_nothing_does_not_count(string reason, RoutingJudgement judgement, bool isBefore, bool isUnsure)
    {
        await DecideAsync(judgement, 120, wouldApply: !isUnsure);
        if (isBefore)
        {
            await _host.AsOwnerAsync(_organization.Id, async db =>
            {
                db.RoutingGroups.Add(new RoutingGroupRow { OrganizationId = _organization.Id, GroupId = _network, EvidenceFrom = At + Duration.FromDays(1) });
                await db.SaveChangesAsync(Cancel);
            });
        }

        Assert.True((await NetworkAsync()).Gate.Decided == 0, reason);
    }

    [Fact]
    public async Task What_was_replayed_of_the_past_counts_until_the_group_has_to_step_back()
    {
        await _host.AsOwnerAsync(_organization.Id, async db =>
        {
            db.RoutingReplays.Add(new RoutingReplayRow
            {
                OrganizationId = _organization.Id, GroupId = _network, ModelVersion = 1, Decided = 150, RightCount = 149, FromAt = At, UntilAt = At, CreatedAt = At,
            });
            await db.SaveChangesAsync(Cancel);
        });
        Assert.Equal((150, 150, true), ((await NetworkAsync()).Gate.Decided, (await NetworkAsync()).Gate.Replayed, (await NetworkAsync()).Gate.IsPassed));

        await _host.AsOwnerAsync(_organization.Id, async db =>
        {
            db.RoutingGroups.Add(new RoutingGroupRow { OrganizationId = _organization.Id, GroupId = _network, EvidenceFrom = At, SteppedBackAt = At });
            await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal((0, 0, At), ((await NetworkAsync()).Gate.Decided, (await NetworkAsync()).Gate.Replayed, (await NetworkAsync()).SteppedBackAt!.Value));
    }

    [Fact]
    public async Task A_change_needs_the_version_that_was_seen_and_a_stale_one_is_told_what_changed()
    {
        using var without = await _manager.PutAsJsonAsync(Settings, new SaveRoutingSettingsRequest(Mode: RoutingMode.Off), PlatformJson.Options, Cancel);
        using var first = await PutAsync(1, new SaveRoutingSettingsRequest(HoldOutShare: 0.05));
        using var stale = await PutAsync(1, new SaveRoutingSettingsRequest(Mode: RoutingMode.Off));

        Assert.Equal(
            (HttpStatusCode.PreconditionRequired, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (without.StatusCode, first.StatusCode, stale.StatusCode));
        var problem = await stale.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal((2, "holdOutShare"), (problem.GetProperty("version").GetInt32(), problem.GetProperty("changes")[0].GetProperty("fields")[0].GetString()));
        Assert.Equal((RoutingMode.Suggest, 0.05), ((await ReadAsync()).Mode, (await ReadAsync()).HoldOutShare));
    }

    [Fact]
    public async Task Limits_of_channels_costs_and_binding_rules_are_kept_and_can_be_taken_back()
    {
        var category = await CategoryAsync(_network);
        using var saved = await PutAsync(1, new SaveRoutingSettingsRequest(
            Channels: [new(Channel.Email, RoutingMode.Suggest), new(Channel.Web, RoutingMode.Auto)], MisroutingCost: 20, AskingCost: 1, BindingCategoryIds: [category]));
        var settings = await ReadAsync();
        using var cleared = await PutAsync(2, new SaveRoutingSettingsRequest(MisroutingCost: 0, AskingCost: 0, BindingCategoryIds: []));
        var after = await ReadAsync();

        Assert.Equal(RoutingMode.Suggest, settings.Channels.Single(channel => channel.Channel == Channel.Email).Mode);
        Assert.Equal((20, 1, category), (settings.MisroutingCost, settings.AskingCost, Assert.Single(settings.BindingCategoryIds)));
        Assert.Equal((null, null, 0, 3), (after.MisroutingCost, after.AskingCost, after.BindingCategoryIds.Count, after.Version));
        Assert.Equal(RoutingMode.Suggest, after.Channels.Single(channel => channel.Channel == Channel.Email).Mode);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_at_its_field()
    {
        await FieldAsync("groups[0].groupId", new SaveRoutingSettingsRequest(Groups: [new(Guid.NewGuid())]));
        await FieldAsync("groups[1].groupId", new SaveRoutingSettingsRequest(Groups: [new(_network), new(_network)]));
        await FieldAsync("misroutingCost", new SaveRoutingSettingsRequest(MisroutingCost: 5));
        await FieldAsync("bindingCategoryIds", new SaveRoutingSettingsRequest(BindingCategoryIds: [await CategoryAsync(null)]));
        await FieldAsync("channels", new SaveRoutingSettingsRequest(Channels: [new(Channel.Web, RoutingMode.Off), new(Channel.Web, RoutingMode.Auto)]));
        await FieldAsync("holdOutShare", new SaveRoutingSettingsRequest(HoldOutShare: 0.5));
        await FieldAsync("groups[0].targetPrecision", new SaveRoutingSettingsRequest(Groups: [new(_network, null, 1.2)]));
    }

    [Fact]
    public async Task Settings_and_their_trail_are_nobody_elses()
    {
        using var saved = await PutAsync(1, new SaveRoutingSettingsRequest(HoldOutShare: 0.05));
        var other = await _host.ClientForAsync(await _host.Database.AddOrganizationAsync(), Role.IncidentManager);
        var agent = await _host.ClientForAsync(_organization, Role.Agent);

        Assert.Empty((await other.GetFromJsonAsync<PageResponse<RoutingChangeResponse>>("/api/v1/routing/changes", PlatformJson.Options, Cancel))!.Items);
        Assert.Equal(0.03, (await other.GetFromJsonAsync<RoutingSettings>(Settings, PlatformJson.Options, Cancel))!.HoldOutShare);
        using var foreign = await PutAsync(1, new SaveRoutingSettingsRequest(Groups: [new(_network, RoutingMode.Off)]), other);
        using var refused = await agent.GetAsync("/api/v1/routing/changes", Cancel);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Forbidden), (foreign.StatusCode, refused.StatusCode));
    }

    private async Task FieldAsync(string field, SaveRoutingSettingsRequest request)
    {
        using var response = await PutAsync(1, request);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.True(problem.TryGetProperty("errors", out var errors) && errors.TryGetProperty(field, out _), $"{field}: {problem}");
    }

    private async Task<GroupRoutingResponse> NetworkAsync() => (await ReadAsync()).Groups.Single(group => group.GroupId == _network);

    private async Task<RoutingSettings> ReadAsync() => (await _manager.GetFromJsonAsync<RoutingSettings>(Settings, PlatformJson.Options, Cancel))!;

    private async Task<PageResponse<RoutingChangeResponse>> ChangesAsync(string query) =>
        (await _manager.GetFromJsonAsync<PageResponse<RoutingChangeResponse>>($"/api/v1/routing/changes{query}", PlatformJson.Options, Cancel))!;

    private async Task<HttpResponseMessage> PutAsync(int version, SaveRoutingSettingsRequest body, HttpClient? by = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Settings) { Content = JsonContent.Create(body, options: PlatformJson.Options) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        return await (by ?? _manager).SendAsync(request, Cancel);
    }

    private async Task<Guid> CategoryAsync(Guid? groupId)
    {
        var id = Guid.CreateVersion7();
        await _host.AsOwnerAsync(_organization.Id, async db =>
        {
            db.Categories.Add(new() { Id = id, OrganizationId = _organization.Id, Key = $"{id:N}", Name = "VPN", GroupId = groupId });
            await db.SaveChangesAsync(Cancel);
        });
        return id;
    }

    private async Task DecideAsync(int right, int wrong)
    {
        await DecideAsync(RoutingJudgement.Right, right, wouldApply: true);
        await DecideAsync(RoutingJudgement.Wrong, wrong, wouldApply: true);
    }

    private Task DecideAsync(RoutingJudgement judgement, int count, bool wouldApply) => _host.AsOwnerAsync(_organization.Id, async db =>
    {
        db.RoutingDecisions.AddRange(Enumerable.Range(0, count).Select(_ => new RoutingDecisionRow
        {
            OrganizationId = _organization.Id,
            IncidentId = Guid.CreateVersion7(),
            Outcome = RoutingOutcome.Suggested,
            Suggestions = [],
            At = At,
            GroupId = _network,
            Confidence = 0.9,
            WouldApply = wouldApply,
            Mode = RoutingMode.Suggest,
            Judgement = judgement,
            JudgedAt = At,
        }));
        await db.SaveChangesAsync(Cancel);
    });
}
