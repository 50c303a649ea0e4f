using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Api.Tests.Incidents;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Data.MajorIncidents;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.MajorIncidents;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Tests.MajorIncidents;

/// <summary>What incident managers decide about bursts; how they come about is tested where they do.</summary>
public sealed class ProposalTests : IAsyncLifetime
{
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private HttpClient _manager = null!;
    private HttpClient _consumer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.SharedAsync();
        _organization = await _host.Database.AddOrganizationAsync();
        _manager = await _host.ClientForAsync(_organization, await _organization.AddPersonAsync("Maya", Role.IncidentManager));
        _consumer = await _host.ClientForAsync(_organization, Role.Consumer);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_proposal_shows_its_records_newest_first_and_how_many_asked()
    {
        var records = await SubmitAsync(3);
        var id = await ProposeAsync(records);

        var shown = Assert.Single(await ProposalsAsync(_manager));

        Assert.Equal((id, _organization.GeneralId, 3, 1), (shown.Id, shown.ServiceId, shown.Count, shown.Requesters));
        Assert.Equal(records.Select(record => record.Number).Order(), shown.Records.Select(record => record.Number).Order());
        Assert.All(shown.Records.Zip(shown.Records.Skip(1)), pair => Assert.True(pair.First.OpenedAt >= pair.Second.OpenedAt));
    }

    [Fact]
    public async Task Accepted_the_first_open_record_is_declared_and_the_others_are_told_through_it()
    {
        var records = await SubmitAsync(4);
        await IncidentRoom.MoveAsync(_manager, records[0], "cancel", new ReasonRequest("Wrong report"));
        var id = await ProposeAsync(records);

        var major = await AcceptAsync(id).AsAsync<MajorIncidentResponse>();

        var declared = Assert.Single(records, record => record.Id == major.Row.Id);
        Assert.NotEqual(records[0].Id, declared.Id);
        Assert.Equal("Maya", major.Row.Lead);
        // What was withdrawn has nobody to tell.
        Assert.Equal(records.Skip(1).Where(record => record.Id != declared.Id).Select(record => record.Id).Order(), major.Children.Select(child => child.Id).Order());
        Assert.Empty(await ProposalsAsync(_manager));
    }

    [Fact]
    public async Task Accepted_again_it_takes_in_what_has_joined_since()
    {
        var records = await SubmitAsync(3);
        var id = await ProposeAsync(records);
        var first = await AcceptAsync(id, new AcceptProposalRequest(records[1].Id, "Everybody")).AsAsync<MajorIncidentResponse>();
        await AddAsync(id, await SubmitAsync(1));

        var again = await AcceptAsync(id).AsAsync<MajorIncidentResponse>();

        Assert.Equal((records[1].Id, 2), (first.Row.Id, first.Children.Count));
        Assert.Equal((records[1].Id, 3), (again.Row.Id, again.Children.Count));
        Assert.Single(await LinesAsync(records[1].Id), line => line.Type == nameof(TimelineEntry.MajorDeclared));
    }

    [Fact]
    public async Task A_record_that_was_declared_by_hand_meanwhile_is_the_one_that_the_others_are_part_of()
    {
        var records = await SubmitAsync(3);
        await IncidentRoom.MoveAsync(_manager, records[2], "major", new ReasonRequest("By hand"));

        var major = await AcceptAsync(await ProposeAsync(records)).AsAsync<MajorIncidentResponse>();

        Assert.Equal((records[2].Id, 2), (major.Row.Id, major.Children.Count));
    }

    [Fact]
    public async Task Two_who_accept_at_once_declare_one()
    {
        var records = await SubmitAsync(3);
        var id = await ProposeAsync(records);

        var answers = await Task.WhenAll(
            AcceptAsync(id, new AcceptProposalRequest(records[0].Id)).StatusAsync(), AcceptAsync(id, new AcceptProposalRequest(records[1].Id)).StatusAsync());

        Assert.Contains(HttpStatusCode.OK, answers);
        Assert.All(answers, status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{status}"));
        var majors = (await _manager.ReadAsync("major-incidents").AsAsync<PageResponse<MajorIncidentRowResponse>>()).Items;
        Assert.Single(majors);
    }

    [Fact]
    public async Task Of_a_burst_that_is_over_nothing_is_declared()
    {
        var records = await SubmitAsync(2);
        foreach (var record in records) await IncidentRoom.MoveAsync(_manager, record, "cancel", new ReasonRequest("Wrong report"));
        var id = await ProposeAsync(records);
        var stranger = (await SubmitAsync(1))[0];

        Assert.Equal(["incidentId"], (await AcceptAsync(id).ProblemAsync()).Errors!.Keys);
        Assert.Equal(["incidentId"], (await AcceptAsync(id, new AcceptProposalRequest(stranger.Id)).ProblemAsync()).Errors!.Keys);
    }

    [Fact]
    public async Task Dismissed_with_a_reason_it_is_gone_and_cannot_be_declared()
    {
        var id = await ProposeAsync(await SubmitAsync(3));

        var empty = await DismissAsync(id, "  ").ProblemAsync();
        var answers = new[] { await DismissAsync(id, "A drill").StatusAsync(), await DismissAsync(id, "A drill").StatusAsync() };

        Assert.Equal(["reason"], empty.Errors!.Keys);
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent], answers);
        Assert.Empty(await ProposalsAsync(_manager));
        Assert.Equal(ProblemCodes.Conflict, (await AcceptAsync(id).ProblemAsync()).Code);
        MajorProposalRow? row = null;
        await _host.AsOwnerAsync(_organization.Id, async db => row = await db.MajorProposals.SingleAsync(Cancel));
        Assert.Equal((MajorProposalState.Dismissed, "A drill", null), (row!.State, row.Reason, row.MajorId));
    }

    [Fact]
    public async Task One_that_was_declared_cannot_be_dismissed()
    {
        var id = await ProposeAsync(await SubmitAsync(3));
        await AcceptAsync(id).AsAsync<MajorIncidentResponse>();

        Assert.Equal(ProblemCodes.Conflict, (await DismissAsync(id, "No").ProblemAsync()).Code);
    }

    [Fact]
    public async Task The_list_is_paged_newest_first()
    {
        for (var number = 0; number < 3; number++) await ProposeAsync(await SubmitAsync(1), Duration.FromMinutes(number));

        var first = await _manager.ReadAsync("major-incidents/proposals?limit=2").AsAsync<PageResponse<MajorProposalResponse>>();
        var rest = await _manager.ReadAsync($"major-incidents/proposals?limit=2&cursor={first.NextCursor}").AsAsync<PageResponse<MajorProposalResponse>>();

        Assert.Equal((2, 1, ""), (first.Items.Count, rest.Items.Count, rest.NextCursor));
        Assert.Equal(3, first.Items.Concat(rest.Items).Select(item => item.ProposedAt).Distinct().Count());
        Assert.True(first.Items[0].ProposedAt > first.Items[1].ProposedAt && first.Items[1].ProposedAt > rest.Items[0].ProposedAt);
    }

    [Theory]
    [InlineData(Role.Agent)]
    [InlineData(Role.ServiceDeliveryManager)]
    [InlineData(Role.Consumer)]
    public async Task Only_incident_managers_see_and_decide(Role role)
    {
        var id = await ProposeAsync(await SubmitAsync(3));
        var client = await _host.ClientForAsync(_organization, role);

        Assert.Equal(HttpStatusCode.Forbidden, await client.ReadAsync("major-incidents/proposals").StatusAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await client.PostAsync($"major-incidents/proposals/{id}/accept", new AcceptProposalRequest()).StatusAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await client.PostAsync($"major-incidents/proposals/{id}/dismiss", new DismissProposalRequest("No")).StatusAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await client.ReadAsync("major-incidents/burst-settings").StatusAsync());
    }

    [Fact]
    public async Task Another_organization_neither_sees_nor_decides()
    {
        var id = await ProposeAsync(await SubmitAsync(3));
        var elsewhere = await _host.ClientForAsync(await _host.Database.AddOrganizationAsync(), Role.IncidentManager);

        Assert.Empty(await ProposalsAsync(elsewhere));
        Assert.Equal(HttpStatusCode.NotFound, await elsewhere.PostAsync($"major-incidents/proposals/{id}/accept", new AcceptProposalRequest()).StatusAsync());
        Assert.Equal(HttpStatusCode.NotFound, await elsewhere.PostAsync($"major-incidents/proposals/{id}/dismiss", new DismissProposalRequest("No")).StatusAsync());
    }

    [Fact]
    public async Task From_when_on_there_is_a_burst_is_the_organizations_to_say()
    {
        var defaults = await _manager.ReadAsync("major-incidents/burst-settings").AsAsync<BurstSettings>();
        var wanted = new BurstSettings(IsOn: true, Records: 10, Requesters: 4, WindowSeconds: 900);

        await PutAsync(wanted).AsAsync<BurstSettings>();
        await PutAsync(wanted with { IsOn = false }).AsAsync<BurstSettings>();

        Assert.Equal(new BurstSettings(true, 5, 3, 1_800), defaults);
        Assert.Equal(wanted with { IsOn = false }, await _manager.ReadAsync("major-incidents/burst-settings").AsAsync<BurstSettings>());
        Assert.Equal(["requesters"], (await PutAsync(wanted with { Requesters = 11 }).ProblemAsync()).Errors!.Keys);
        Assert.Equal(["records"], (await PutAsync(wanted with { Records = 2 }).ProblemAsync()).Errors!.Keys);
        Assert.Equal(["windowSeconds"], (await PutAsync(wanted with { WindowSeconds = 60 }).ProblemAsync()).Errors!.Keys);
    }

    private async Task<List<IncidentResponse>> SubmitAsync(int count)
    {
        var records = new List<IncidentResponse>();
        for (var number = 0; number < count; number++) records.Add(await IncidentRoom.SubmitAsync(_consumer, new SubmitIncidentRequest("Nobody can sign in")));
        return records;
    }

    private async Task<Guid> ProposeAsync(IReadOnlyList<IncidentResponse> records, Duration? later = null)
    {
        var id = Guid.CreateVersion7();
        await _host.AsOwnerAsync(_organization.Id, async db =>
        {
            db.MajorProposals.Add(new MajorProposalRow
            {
                Id = id, OrganizationId = _organization.Id, ServiceId = _organization.GeneralId, ProposedAt = records[^1].OpenedAt + (later ?? Duration.Zero),
            });
            await db.SaveChangesAsync(Cancel);
        });
        await AddAsync(id, records);
        return id;
    }

    private Task AddAsync(Guid id, IReadOnlyList<IncidentResponse> records) => _host.AsOwnerAsync(_organization.Id, async db =>
    {
        db.MajorProposalRecords.AddRange(records.Select(record => new MajorProposalRecordRow { OrganizationId = _organization.Id, IncidentId = record.Id, ProposalId = id }));
        await db.SaveChangesAsync(Cancel);
    });

    private static async Task<IReadOnlyList<MajorProposalResponse>> ProposalsAsync(HttpClient client) =>
        (await client.ReadAsync("major-incidents/proposals").AsAsync<PageResponse<MajorProposalResponse>>()).Items;

    private Task<HttpResponseMessage> AcceptAsync(Guid id, AcceptProposalRequest? request = null) =>
        _manager.PostAsync($"major-incidents/proposals/{id}/accept", request ?? new AcceptProposalRequest());

    private Task<HttpResponseMessage> DismissAsync(Guid id, string reason) =>
        _manager.PostAsync($"major-incidents/proposals/{id}/dismiss", new DismissProposalRequest(reason));

    private Task<HttpResponseMessage> PutAsync(BurstSettings settings) =>
        _manager.PutAsJsonAsync("/api/v1/major-incidents/burst-settings", settings, PlatformJson.Options, Cancel);

    private async Task<IReadOnlyList<TimelineLineResponse>> LinesAsync(Guid id) =>
        (await _manager.ReadAsync($"incidents/{id}/timeline").AsAsync<PageResponse<TimelineLineResponse>>()).Items;
}
