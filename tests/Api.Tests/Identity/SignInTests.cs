using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace IncidentPlatform.Api.Tests.Identity;

public sealed class SignInTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task The_right_password_begins_a_session_whatever_the_case_of_the_address()
    {
        var host = await ApiHost.SharedAsync();
        var organization = await host.Database.AddOrganizationAsync();
        var (id, email) = await host.AddAccountAsync(organization, Password, Role.Consumer);

        var session = await host.Anonymous().PostAsync("auth/sign-in", new SignInRequest($" {email.ToUpperInvariant()} ", Password)).AsAsync<SignInResponse>();

        Assert.Equal(1800, session.ExpiresInSeconds);
        var me = await host.WithToken(session.AccessToken).ReadAsync("me").AsAsync<MeResponse>();
        Assert.Equal((id, email, organization.Id), (me.Id, me.Email, me.OrganizationId));
        Assert.Equal(["incidents.submit", "incidents.read", "self.manage"], me.Permissions);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var host = await ApiHost.SharedAsync();
        var organization = await host.Database.AddOrganizationAsync();
        var (_, email) = await host.AddAccountAsync(organization, Password, Role.Consumer);

        var wrong = await host.Anonymous().PostAsync("auth/sign-in", new SignInRequest(email, "wrong")).ProblemAsync();
        var unknown = await host.Anonymous().PostAsync("auth/sign-in", new SignInRequest("nobody@test.example", "wrong")).ProblemAsync();

        Assert.Equal((401, ProblemCodes.SignInFailed), (wrong.Status!.Value, wrong.Code));
        Assert.Equal(wrong, unknown);
    }

    [Fact]
    public async Task A_person_without_a_password_or_without_a_membership_cannot_sign_in()
    {
        var host = await ApiHost.SharedAsync();
        var organization = await host.Database.AddOrganizationAsync();
        var (id, email) = await host.AddAccountAsync(organization, Password, Role.Consumer);
        await host.AsOwnerAsync(organization.Id, db => db.Memberships.Where(row => row.PersonId == id)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.IsActive, false)));

        Assert.Equal(HttpStatusCode.Unauthorized, await host.Anonymous().PostAsync("auth/sign-in", new SignInRequest(email, Password)).StatusAsync());
        await host.AsOwnerAsync(organization.Id, db => db.People.Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(p => p.PasswordHash, (string?)null)));
        await host.AsOwnerAsync(organization.Id, db => db.Memberships.Where(row => row.PersonId == id)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.IsActive, true)));
        Assert.Equal(HttpStatusCode.Unauthorized, await host.Anonymous().PostAsync("auth/sign-in", new SignInRequest(email, Password)).StatusAsync());
    }

    [Fact]
    public async Task Ten_failures_pause_the_account_for_five_minutes_even_for_the_right_password()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var host = await ApiHost.StartAsync(time);
        var organization = await host.Database.AddOrganizationAsync();
        var (_, email) = await host.AddAccountAsync(organization, Password, Role.Consumer);
        var client = host.Anonymous();
        for (var i = 0; i < 9; i++) await client.PostAsync("auth/sign-in", new SignInRequest(email, "wrong"));
        Assert.Equal(HttpStatusCode.OK, await client.PostAsync("auth/sign-in", new SignInRequest(email, Password)).StatusAsync());

        for (var i = 0; i < 10; i++) await client.PostAsync("auth/sign-in", new SignInRequest(email, "wrong"));

        Assert.Equal(HttpStatusCode.Unauthorized, await client.PostAsync("auth/sign-in", new SignInRequest(email, Password)).StatusAsync());
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, await client.PostAsync("auth/sign-in", new SignInRequest(email, Password)).StatusAsync());
    }

    [Fact]
    public async Task Failures_that_lie_further_apart_do_not_add_up()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var host = await ApiHost.StartAsync(time);
        var organization = await host.Database.AddOrganizationAsync();
        var (_, email) = await host.AddAccountAsync(organization, Password, Role.Consumer);
        var client = host.Anonymous();
        for (var i = 0; i < 9; i++) await client.PostAsync("auth/sign-in", new SignInRequest(email, "wrong"));
        time.Advance(TimeSpan.FromMinutes(6));
        for (var i = 0; i < 9; i++) await client.PostAsync("auth/sign-in", new SignInRequest(email, "wrong"));

        Assert.Equal(HttpStatusCode.OK, await client.PostAsync("auth/sign-in", new SignInRequest(email, Password)).StatusAsync());
    }

    [Fact]
    public async Task Guesses_at_once_cannot_outrun_the_pause()
    {
        var host = await ApiHost.SharedAsync();
        var organization = await host.Database.AddOrganizationAsync();
        var (id, email) = await host.AddAccountAsync(organization, Password, Role.Consumer);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => host.Anonymous().PostAsync("auth/sign-in", new SignInRequest(email, "wrong"))));

        Assert.Equal(HttpStatusCode.Unauthorized, await host.Anonymous().PostAsync("auth/sign-in", new SignInRequest(email, Password)).StatusAsync());
        await host.AsOwnerAsync(organization.Id, async db => Assert.Equal(10, (await db.People.SingleAsync(person => person.Id == id)).FailedSignIns));
    }

    [Fact]
    public async Task One_address_may_try_so_often_a_minute_and_is_told_when_to_come_back()
    {
        await using var host = await ApiHost.StartAsync(settings: new Dictionary<string, string?> { ["Limits:AnonymousRequestsPerMinute"] = "3" });
        var one = host.FromBrowserAt("203.0.113.1");
        for (var i = 0; i < 3; i++) await one.PostAsync("auth/sign-in", new SignInRequest("nobody@test.example", "wrong"));

        using var refused = await one.PostAsync("auth/sign-in", new SignInRequest("nobody@test.example", "wrong"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(ProblemCodes.TooManyRequests, (await Task.FromResult(refused).ProblemAsync()).Code);
        Assert.Equal(HttpStatusCode.Unauthorized, await host.FromBrowserAt("203.0.113.2").PostAsync("auth/sign-in", new SignInRequest("nobody@test.example", "wrong")).StatusAsync());
    }

    [Fact]
    public async Task A_forwarded_address_counts_only_with_the_service_key()
    {
        await using var host = await ApiHost.StartAsync(settings: new Dictionary<string, string?> { ["Limits:AnonymousRequestsPerMinute"] = "3" });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            var client = host.Anonymous();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{i}");
            statuses.Add(await client.PostAsync("auth/sign-in", new SignInRequest("nobody@test.example", "wrong")).StatusAsync());
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }
}
