using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Api.Tests.Routing;

public sealed class GroupSuccessorTests : IAsyncLifetime
{
    private const string Path = "/api/v1/routing/successors";
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private HttpClient _manager = null!;
    private Guid _network;
    private Guid _telecoms;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.SharedAsync();
        _organization = await _host.Database.AddOrganizationAsync();
        _manager = await _host.ClientForAsync(_organization, Role.IncidentManager);
        (_network, _telecoms) = (await _organization.AddGroupAsync("Network", tier: 2), await _organization.AddGroupAsync("Telecoms", tier: 2));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_became_of_groups_is_kept_with_their_names_and_replaced_as_a_whole()
    {
        using var first = await SaveAsync(new GroupSuccessorRequest(_telecoms, _network), new GroupSuccessorRequest(_telecoms, _organization.DeskId, _organization.GeneralId));
        var kept = await ReadAsync(_manager);
        using var second = await SaveAsync(new GroupSuccessorRequest(_network, _telecoms));

        Assert.Equal([("Telecoms", "Network"), ("Telecoms", "Service desk")], kept.Items.Select(item => (item.Group, item.Successor)).OrderBy(pair => pair.Item2));
        Assert.Equal([("Network", "Telecoms")], (await ReadAsync(_manager)).Items.Select(item => (item.Group, item.Successor)));
    }

    [Fact]
    public async Task A_circle_is_refused()
    {
        using var refused = await SaveAsync(new GroupSuccessorRequest(_telecoms, _network), new GroupSuccessorRequest(_network, _telecoms));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("lead back", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_successors_for_the_same_records_are_refused()
    {
        using var refused = await SaveAsync(new GroupSuccessorRequest(_telecoms, _network), new GroupSuccessorRequest(_telecoms, _organization.DeskId));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task A_group_of_another_organization_does_not_exist()
    {
        var other = await _host.Database.AddOrganizationAsync();

        using var refused = await SaveAsync(new GroupSuccessorRequest(_telecoms, other.DeskId));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Empty((await ReadAsync(await _host.ClientForAsync(other, Role.IncidentManager))).Items);
    }

    private static async Task<GroupSuccessorsResponse> ReadAsync(HttpClient by) =>
        (await by.GetFromJsonAsync<GroupSuccessorsResponse>(Path, PlatformJson.Options, Cancel))!;

    private Task<HttpResponseMessage> SaveAsync(params GroupSuccessorRequest[] items) =>
        _manager.PutAsJsonAsync(Path, new GroupSuccessorsRequest(items), PlatformJson.Options, Cancel);
}
