using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace IncidentPlatform.Api.Tests.Identity;

public sealed class SessionTests : IAsyncLifetime
{
    private const string Password = "correct horse battery";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero));
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private string _email = "";

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.StartAsync(_time);
        _organization = await _host.Database.AddOrganizationAsync();
        (_, _email) = await _host.AddAccountAsync(_organization, Password, Role.Agent);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_session_slides_with_use_and_ends_without()
    {
        var session = await SignInAsync();
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(29));
            Assert.Equal(HttpStatusCode.OK, await MeAsync(session.AccessToken));
        }

        _time.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(session.AccessToken));
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_much_it_is_used()
    {
        var session = await SignInAsync();
        for (var i = 0; i < 35; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, await MeAsync(session.AccessToken));
        }

        _time.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(session.AccessToken));
        Assert.Equal(HttpStatusCode.Unauthorized, await RefreshAsync(session.RefreshToken).StatusAsync());
    }

    [Fact]
    public async Task Signing_out_ends_this_session_at_once_and_no_other()
    {
        var (one, other) = (await SignInAsync(), await SignInAsync());
        Assert.Equal(HttpStatusCode.OK, await MeAsync(one.AccessToken)); // kept in memory by now

        Assert.Equal(HttpStatusCode.NoContent, await _host.WithToken(one.AccessToken).PostAsync("auth/sign-out", new SignOutRequest()).StatusAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(one.AccessToken));
        Assert.Equal(HttpStatusCode.Unauthorized, await RefreshAsync(one.RefreshToken).StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await MeAsync(other.AccessToken));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_of_the_person()
    {
        var (one, other) = (await SignInAsync(), await SignInAsync());
        await MeAsync(other.AccessToken);

        await _host.WithToken(one.AccessToken).PostAsync("auth/sign-out", new SignOutRequest(Everywhere: true));

        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(one.AccessToken));
        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(other.AccessToken));
    }

    [Fact]
    public async Task Signing_out_needs_no_body()
    {
        var session = await SignInAsync();

        using var response = await _host.WithToken(session.AccessToken).PostAsync("/api/v1/auth/sign-out", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task A_refresh_token_gives_new_tokens_and_ends_the_old_ones()
    {
        var session = await SignInAsync();

        var renewed = await RefreshAsync(session.RefreshToken).AsAsync<SignInResponse>();

        Assert.Equal(HttpStatusCode.OK, await MeAsync(renewed.AccessToken));
        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(session.AccessToken));
        Assert.Equal(HttpStatusCode.OK, await RefreshAsync(renewed.RefreshToken).StatusAsync());
    }

    [Fact]
    public async Task A_refresh_whose_answer_got_lost_may_be_repeated_for_a_minute()
    {
        var session = await SignInAsync();
        await RefreshAsync(session.RefreshToken);
        _time.Advance(TimeSpan.FromSeconds(60));

        var again = await RefreshAsync(session.RefreshToken).AsAsync<SignInResponse>();

        Assert.Equal(HttpStatusCode.OK, await MeAsync(again.AccessToken));
    }

    [Fact]
    public async Task A_refresh_token_used_again_later_ends_the_session()
    {
        var session = await SignInAsync();
        var renewed = await RefreshAsync(session.RefreshToken).AsAsync<SignInResponse>();
        _time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(HttpStatusCode.Unauthorized, await RefreshAsync(session.RefreshToken).StatusAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(renewed.AccessToken));
        Assert.Equal(HttpStatusCode.Unauthorized, await RefreshAsync(renewed.RefreshToken).StatusAsync());
    }

    [Fact]
    public async Task Rights_that_are_taken_away_directly_in_the_database_are_gone_after_thirty_seconds()
    {
        var person = await _organization.AddPersonAsync("Agent", Role.Agent);
        var client = await _host.ClientForAsync(_organization, person);
        Assert.Equal(HttpStatusCode.OK, await client.ReadAsync("users").StatusAsync());
        await _host.AsOwnerAsync(_organization.Id, async db =>
        {
            (await db.Memberships.SingleAsync(row => row.PersonId == person)).Roles = [Role.Consumer];
            await db.SaveChangesAsync();
        });

        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(HttpStatusCode.Forbidden, await client.ReadAsync("users").StatusAsync());
    }

    [Fact]
    public async Task A_session_moves_to_another_organization_of_its_person_and_to_no_other()
    {
        var second = await _host.Database.AddOrganizationAsync();
        var foreign = await _host.Database.AddOrganizationAsync();
        var session = await SignInAsync();
        var client = _host.WithToken(session.AccessToken);
        var me = await client.ReadAsync("me").AsAsync<MeResponse>();
        await _host.AsOwnerAsync(second.Id, async db =>
        {
            db.Memberships.Add(new() { OrganizationId = second.Id, PersonId = me.Id, Roles = [Role.Consumer], CreatedAt = second.Row.CreatedAt });
            await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.NotFound, await client.PostAsync("auth/switch", new SwitchOrganizationRequest(foreign.Id)).StatusAsync());
        Assert.Equal(HttpStatusCode.NoContent, await client.PostAsync("auth/switch", new SwitchOrganizationRequest(second.Id)).StatusAsync());

        var moved = await client.ReadAsync("me").AsAsync<MeResponse>();
        Assert.Equal((second.Id, Role.Consumer), (moved.OrganizationId, Assert.Single(moved.Roles)));
        Assert.Equal(2, moved.Memberships.Count);
        Assert.Equal(HttpStatusCode.NoContent, await client.PostAsync("auth/sign-out", new SignOutRequest()).StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(session.AccessToken));
    }

    [Fact]
    public async Task Signing_in_with_the_token_of_another_organization_in_the_header_still_works()
    {
        var other = await _host.Database.AddOrganizationAsync();
        var client = await _host.ClientForAsync(other, Role.Consumer);

        Assert.Equal(HttpStatusCode.OK, await client.PostAsync("auth/sign-in", new SignInRequest(_email, Password)).StatusAsync());
    }

    private Task<SignInResponse> SignInAsync() => _host.Anonymous().PostAsync("auth/sign-in", new SignInRequest(_email, Password)).AsAsync<SignInResponse>();

    private Task<HttpResponseMessage> RefreshAsync(string token) => _host.Anonymous().PostAsync("auth/refresh", new RefreshRequest(token));

    private Task<HttpStatusCode> MeAsync(string token) => _host.WithToken(token).ReadAsync("me").StatusAsync();
}
