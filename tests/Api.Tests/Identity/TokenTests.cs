using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;
using Microsoft.Extensions.Time.Testing;

namespace IncidentPlatform.Api.Tests.Identity;

public sealed class TokenTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero));
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private HttpClient _administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.StartAsync(_time);
        _organization = await _host.Database.AddOrganizationAsync();
        _administrator = await _host.ClientForAsync(_organization, Role.Administrator);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_token_carries_its_scopes_and_nothing_else()
    {
        var token = await CreateAsync(Permissions.ManageSelf);
        var program = _host.WithToken(token.Token);

        var me = await program.ReadAsync("me").AsAsync<MeResponse>();

        Assert.Equal([Permissions.ManageSelf], me.Permissions);
        Assert.Equal(HttpStatusCode.Forbidden, await program.ReadAsync("users").StatusAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await program.PostAsync("invitations", new InviteRequest("new@test.example", "New", [Role.Consumer])).StatusAsync());
    }

    [Fact]
    public async Task A_scope_that_the_person_loses_is_gone_from_the_token()
    {
        var client = await _host.ClientForAsync(_organization, Role.Administrator);
        var me = await client.ReadAsync("me").AsAsync<MeResponse>();
        var token = await client.PostAsync("tokens", new CreateTokenRequest("Sync", [Permissions.ManageSelf, Permissions.AdministerPeople])).AsAsync<CreateTokenResponse>();
        Assert.Equal(HttpStatusCode.OK, await _host.WithToken(token.Token).ReadAsync("users").StatusAsync());

        await _administrator.PatchAsync($"users/{me.Id}", new UpdateUserRequest(Roles: [Role.Consumer]));

        Assert.Equal(HttpStatusCode.Forbidden, await _host.WithToken(token.Token).ReadAsync("users").StatusAsync());
    }

    [Fact]
    public async Task Nobody_gives_a_token_more_than_they_may()
    {
        var problem = await _administrator.PostAsync("tokens", new CreateTokenRequest("Work", [Permissions.Work])).ProblemAsync();

        Assert.Equal((422, "scopes"), (problem.Status!.Value, Assert.Single(problem.Errors!).Key));
    }

    [Fact]
    public async Task A_token_makes_no_further_token()
    {
        var token = await CreateAsync(Permissions.ManageSelf);

        Assert.Equal(HttpStatusCode.Forbidden, await _host.WithToken(token.Token).PostAsync("tokens", new CreateTokenRequest("More", [Permissions.ManageSelf])).StatusAsync());
    }

    [Fact]
    public async Task A_token_ends_on_its_day()
    {
        var token = await CreateAsync(Permissions.ManageSelf);
        _time.Advance(TimeSpan.FromDays(90));

        Assert.Equal(HttpStatusCode.Unauthorized, await _host.WithToken(token.Token).ReadAsync("me").StatusAsync());
    }

    [Fact]
    public async Task A_revoked_token_stops_at_once_and_leaves_the_list()
    {
        var token = await CreateAsync(Permissions.ManageSelf);
        await _host.WithToken(token.Token).ReadAsync("me");

        using var response = await _administrator.DeleteAsync($"/api/v1/tokens/{token.Id}", Cancel);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await _host.WithToken(token.Token).ReadAsync("me").StatusAsync());
        Assert.Empty(await _administrator.ReadAsync("tokens").AsAsync<List<TokenResponse>>());
    }

    [Fact]
    public async Task The_list_shows_when_a_token_was_used_and_only_to_its_owner()
    {
        var token = await CreateAsync(Permissions.ManageSelf);
        _time.Advance(TimeSpan.FromMinutes(20));
        await _host.WithToken(token.Token).ReadAsync("me");

        var listed = Assert.Single(await _administrator.ReadAsync("tokens").AsAsync<List<TokenResponse>>());
        var others = await (await _host.ClientForAsync(_organization, Role.Administrator)).ReadAsync("tokens").AsAsync<List<TokenResponse>>();

        Assert.Equal((token.Id, NodaTime.Instant.FromUtc(2026, 3, 3, 2, 20)), (listed.Id, listed.LastUsedAt!.Value));
        Assert.Empty(others);
    }

    [Fact]
    public async Task Another_persons_or_organizations_token_cannot_be_revoked()
    {
        var token = await CreateAsync(Permissions.ManageSelf);
        var colleague = await _host.ClientForAsync(_organization, Role.Administrator);
        var stranger = await _host.ClientForAsync(await _host.Database.AddOrganizationAsync(), Role.Administrator);

        foreach (var client in new[] { colleague, stranger })
        {
            using var response = await client.DeleteAsync($"/api/v1/tokens/{token.Id}", Cancel);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, await _host.WithToken(token.Token).ReadAsync("me").StatusAsync());
    }

    private Task<CreateTokenResponse> CreateAsync(params string[] scopes) =>
        _administrator.PostAsync("tokens", new CreateTokenRequest("Sync", scopes)).AsAsync<CreateTokenResponse>();
}
