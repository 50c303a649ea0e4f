using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Api.Routing;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Incidents;

public sealed class SimilarTests : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 2, 0);
    private readonly Analytics _analytics = new();
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private Guid _requester;
    private Guid _vpn;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.StartAsync(configure: services => services
            .AddHttpClient<AnalyticsClient>().ConfigurePrimaryHttpMessageHandler(() => _analytics));
        _organization = await _host.Database.AddOrganizationAsync();
        _requester = await _organization.AddPersonAsync("Somebody", Role.Consumer);
        var service = new ServiceRow { Id = _vpn = Guid.CreateVersion7(), OrganizationId = _organization.Id, Key = "vpn", Name = "VPN" };
        await _host.AsOwnerAsync(_organization.Id, async db =>
        {
            db.Services.Add(service);
            await db.SaveChangesAsync(Cancel);
        });
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Open_and_resolved_records_come_most_similar_first_with_how_they_were_solved()
    {
        var (open, solved, cancelled) = (Record("VPN drops"), Record("VPN fails", resolution: "Renewed the certificate"), Record("VPN gone", IncidentState.Cancelled));
        await AddAsync(open, solved, cancelled);
        _analytics.Knows((cancelled, 0.9), (solved, 0.8), (open, 0.6));

        var found = await ReadAsync(await _host.ClientForAsync(_organization, Role.Agent), await AskedAsync());

        Assert.Equal([(solved.Id, 0.8), (open.Id, 0.6)], found.Items.Select(item => (item.Id, item.Similarity)));
        Assert.Equal(("Renewed the certificate", "Service desk"), (found.Items[0].Resolution!.Text, found.Items[0].Group));
        Assert.Null(found.Items[1].Resolution);
    }

    [Fact]
    public async Task Only_what_the_caller_may_see_is_shown()
    {
        var group = await _organization.AddGroupAsync("Network", tier: 2);
        var (plain, restricted, own) = (Record("VPN drops"), Record("VPN and payroll", isRestricted: true), Record("VPN down", groupId: group));
        await AddAsync(plain, restricted, own);
        await HoldAsync(own.Id, group);
        _analytics.Knows((plain, 0.9), (restricted, 0.8), (own, 0.7));
        var asked = await AskedAsync(group);

        var agent = await ReadAsync(await _host.ClientForAsync(_organization, Role.Agent), asked);
        var member = await ReadAsync(await _host.ClientForAsync(_organization, await _organization.AddPersonAsync("Member", Role.SupportMember, group)), asked);

        Assert.Equal([plain.Id, own.Id], agent.Items.Select(item => item.Id));
        Assert.Equal([own.Id], member.Items.Select(item => item.Id));
    }

    [Fact]
    public async Task A_record_of_another_organization_is_never_shown()
    {
        var other = await _host.Database.AddOrganizationAsync();
        var theirs = Record("VPN drops", organization: other);
        await _host.AsOwnerAsync(other.Id, async db =>
        {
            db.Incidents.Add(theirs);
            await db.SaveChangesAsync(Cancel);
        });
        _analytics.Knows((theirs, 0.99));

        Assert.Empty((await ReadAsync(await _host.ClientForAsync(_organization, Role.IncidentManager), await AskedAsync())).Items);
    }

    [Fact]
    public async Task A_consumer_is_shown_none_of_them()
    {
        var solved = Record("VPN fails", resolution: "Renewed the certificate");
        await AddAsync(solved);
        _analytics.Knows((solved, 0.9));
        var consumer = await _host.ClientForAsync(_organization, Role.Consumer);

        using var refused = await consumer.GetAsync($"/api/v1/incidents/{await AskedAsync()}/similar", Cancel);
        var suggestions = await SuggestAsync(consumer);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty(suggestions.Similar);
        Assert.Null(suggestions.Classification);
    }

    [Fact]
    public async Task How_most_of_them_were_classified_is_suggested_and_what_they_do_not_agree_on_is_not()
    {
        Impact[] impacts = [Impact.Minor, Impact.Moderate, Impact.Significant, Impact.Extensive];
        var records = impacts.Select(impact => Record("VPN fails", resolution: "Done", serviceId: _vpn, impact: impact, urgency: Urgency.High)).ToArray();
        await AddAsync(records);
        _analytics.Knows([.. records.Select(record => (record, 0.8))]);

        var classification = (await ReadAsync(await _host.ClientForAsync(_organization, Role.Agent), await AskedAsync())).Classification;

        Assert.Equal(new SuggestedClassificationResponse(_vpn, "VPN", null, null, null, Urgency.High), classification);
    }

    [Fact]
    public async Task Two_records_are_too_few_to_suggest_anything()
    {
        IncidentRow[] records = [Record("VPN fails", resolution: "Done", serviceId: _vpn), Record("VPN fails", resolution: "Done", serviceId: _vpn)];
        await AddAsync(records);
        _analytics.Knows([.. records.Select(record => (record, 0.8))]);

        Assert.Null((await ReadAsync(await _host.ClientForAsync(_organization, Role.Agent), await AskedAsync())).Classification);
    }

    [Fact]
    public async Task While_an_agent_types_similar_records_are_suggested()
    {
        var solved = Record("VPN fails", resolution: "Renewed the certificate");
        await AddAsync(solved);
        _analytics.Knows((solved, 0.9));

        var suggestions = await SuggestAsync(await _host.ClientForAsync(_organization, Role.Agent));

        Assert.Equal([solved.Id], suggestions.Similar.Select(item => item.Id));
    }

    [Fact]
    public async Task With_Analytics_away_the_page_is_told_and_who_types_is_not_disturbed()
    {
        var agent = await _host.ClientForAsync(_organization, Role.Agent);
        var asked = await AskedAsync();
        _analytics.IsAway = true;

        using var response = await agent.GetAsync($"/api/v1/incidents/{asked}/similar", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty((await SuggestAsync(agent)).Similar);
    }

    private static async Task<SimilarIncidentsResponse> ReadAsync(HttpClient by, Guid id) =>
        (await by.GetFromJsonAsync<SimilarIncidentsResponse>($"/api/v1/incidents/{id}/similar", PlatformJson.Options, Cancel))!;

    private static async Task<SuggestionsResponse> SuggestAsync(HttpClient by) =>
        (await by.GetFromJsonAsync<SuggestionsResponse>("/api/v1/suggestions?q=vpn%20fails", PlatformJson.Options, Cancel))!;

    private async Task<Guid> AskedAsync(Guid? groupId = null)
    {
        var asked = Record("VPN fails again", groupId: groupId);
        await AddAsync(asked);
        await HoldAsync(asked.Id, groupId ?? _organization.DeskId);
        return asked.Id;
    }

    private Task HoldAsync(Guid incidentId, Guid groupId) => _host.AsOwnerAsync(_organization.Id, async db =>
    {
        db.IncidentHolders.Add(new IncidentHolderRow { OrganizationId = _organization.Id, IncidentId = incidentId, GroupId = groupId, FirstHeldAt = Now, OpenedAt = Now });
        await db.SaveChangesAsync(Cancel);
    });

    private Task AddAsync(params IncidentRow[] records) => _host.AsOwnerAsync(_organization.Id, async db =>
    {
        db.Incidents.AddRange(records);
        await db.SaveChangesAsync(Cancel);
    });

    private IncidentRow Record(
        string subject, IncidentState state = IncidentState.InProgress, string? resolution = null, bool isRestricted = false, Guid? groupId = null,
        Guid? serviceId = null, Impact impact = Impact.Moderate, Urgency urgency = Urgency.Medium, TestOrganization? organization = null) => new()
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = (organization ?? _organization).Id,
            Number = $"{(organization ?? _organization).Row.Key}-{Guid.NewGuid():N}"[..25],
            Subject = subject,
            Description = "",
            State = resolution is null ? state : IncidentState.Resolved,
            ResolutionCode = resolution is null ? null : ResolutionCode.Solved,
            ResolutionText = resolution,
            ResolvedAt = resolution is null ? null : Now,
            IsRestricted = isRestricted,
            Impact = impact,
            Urgency = urgency,
            ServiceId = serviceId ?? (organization ?? _organization).GeneralId,
            GroupId = groupId ?? (organization ?? _organization).DeskId,
            RequesterId = _requester,
            AffectedUserId = _requester,
            OpenedAt = Now,
            LastLineAt = Now,
        };

    /// <summary>Analytics as seen over the wire.</summary>
    private sealed class Analytics : HttpMessageHandler
    {
        private NearRecordsResponse _answer = new([]);

        public bool IsAway { get; set; }

        public void Knows(params (IncidentRow Record, double Similarity)[] near) =>
            _answer = new([.. near.Select(item => new NearRecordResponse(item.Record.Id, item.Similarity))]);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            IsAway ? new HttpResponseMessage(HttpStatusCode.BadGateway)
            : request.RequestUri!.AbsolutePath.StartsWith("/internal/similar/", StringComparison.Ordinal) && request.Headers.Contains("X-Analytics-Key")
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(_answer, options: PlatformJson.Options) }
                : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
