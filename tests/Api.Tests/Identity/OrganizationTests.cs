using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Tests.Identity;

public sealed class OrganizationTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task The_first_run_is_over_with_the_first_organization()
    {
        await using var host = await ApiHost.StartAsync(
            settings: new Dictionary<string, string?> { ["SignUp:IsOpen"] = "false" }, database: await PlatformDatabase.CreateAsync());
        Assert.Equal(new FirstRunResponse(true, true), await host.Anonymous().ReadAsync("organizations/first-run").AsAsync<FirstRunResponse>());

        await host.Anonymous().PostAsync("organizations", Request()).AsAsync<CreateOrganizationResponse>();

        Assert.Equal(new FirstRunResponse(false, false), await host.Anonymous().ReadAsync("organizations/first-run").AsAsync<FirstRunResponse>());
        Assert.Equal(HttpStatusCode.Forbidden, await host.Anonymous().PostAsync("organizations", Request()).StatusAsync());
    }

    [Fact]
    public async Task The_administrator_signs_in_and_finds_a_desk_and_a_service()
    {
        var host = await ApiHost.SharedAsync();
        var request = Request();

        var made = await host.Anonymous().PostAsync("organizations", request).AsAsync<CreateOrganizationResponse>();

        Assert.Equal(request.Key.ToUpperInvariant(), made.Key);
        var me = await (await SignInAsync(host, request.AdministratorEmail)).ReadAsync("me").AsAsync<MeResponse>();
        Assert.Equal((made.Id, "id", "Asia/Jakarta"), (me.OrganizationId, me.Locale, me.TimeZone));
        Assert.Equal([Role.Administrator, Role.Consumer], me.Roles);
        await host.AsOwnerAsync(made.Id, async db =>
        {
            Assert.Equal(1, await db.SupportGroups.CountAsync());
            Assert.Equal(1, await db.Services.CountAsync());
        });
    }

    [Fact]
    public async Task A_taken_key_is_refused_whatever_its_case()
    {
        var host = await ApiHost.SharedAsync();
        var first = Request();
        await host.Anonymous().PostAsync("organizations", first);

        var problem = await host.Anonymous().PostAsync("organizations", Request() with { Key = first.Key.ToUpperInvariant() }).ProblemAsync();

        Assert.Equal((409, ProblemCodes.Conflict, "key"), (problem.Status!.Value, problem.Code, Assert.Single(problem.Errors!).Key));
    }

    [Fact]
    public async Task Nobody_takes_over_a_known_address_by_signing_up_with_it()
    {
        var host = await ApiHost.SharedAsync();
        var organization = await host.Database.AddOrganizationAsync();
        var (id, email) = await host.AddAccountAsync(organization, Password, Role.Consumer);

        var problem = await host.Anonymous().PostAsync("organizations", Request() with { AdministratorEmail = email, Password = "a stolen horse battery" }).ProblemAsync();

        Assert.Equal("administratorEmail", Assert.Single(problem.Errors!).Key);
        var me = await (await SignInAsync(host, email)).ReadAsync("me").AsAsync<MeResponse>();
        Assert.Equal(id, me.Id);
    }

    [Fact]
    public async Task Nobody_claims_by_sign_up_a_person_whom_a_mail_or_a_call_made()
    {
        var host = await ApiHost.SharedAsync();
        var organization = await host.Database.AddOrganizationAsync();
        var person = await organization.AddPersonAsync("Consumer", Role.Consumer);
        var email = "";
        await host.AsOwnerAsync(organization.Id, async db => email = (await db.People.SingleAsync(row => row.Id == person)).Email);

        var status = await host.Anonymous().PostAsync("organizations", Request() with { AdministratorEmail = email }).StatusAsync();

        Assert.Equal(HttpStatusCode.Conflict, status);
    }

    [Fact]
    public async Task Somebody_known_adds_an_organization_with_their_own_password()
    {
        var host = await ApiHost.SharedAsync();
        var (_, email) = await host.AddAccountAsync(await host.Database.AddOrganizationAsync(), Password, Role.Consumer);

        await host.Anonymous().PostAsync("organizations", Request() with { AdministratorEmail = email }).AsAsync<CreateOrganizationResponse>();

        Assert.Equal(2, (await (await SignInAsync(host, email)).ReadAsync("me").AsAsync<MeResponse>()).Memberships.Count);
    }

    [Theory]
    [InlineData("a zone that does not exist", "timeZone")]
    [InlineData("a key with a space", "key")]
    [InlineData("a short password", "password")]
    [InlineData("a known password", "password")]
    [InlineData("no name", "name")]
    public async Task What_makes_no_sense_is_refused_with_its_field(string what, string field)
    {
        var host = await ApiHost.SharedAsync();
        var request = what switch
        {
            "a zone that does not exist" => Request() with { TimeZone = "Asia/Atlantis" },
            "a key with a space" => Request() with { Key = "A B" },
            "a short password" => Request() with { Password = "short" },
            "a known password" => Request() with { Password = "aaaaaaaaaaaa" },
            _ => Request() with { Name = "  " },
        };

        var problem = await host.Anonymous().PostAsync("organizations", request).ProblemAsync();

        Assert.Equal((422, ProblemCodes.Invalid, field), (problem.Status!.Value, problem.Code, Assert.Single(problem.Errors!).Key));
    }

    [Fact]
    public async Task Two_sign_ups_at_once_with_one_address_make_one_organization()
    {
        var host = await ApiHost.SharedAsync();
        var email = $"{Guid.NewGuid():N}@test.example";

        var statuses = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => host.Anonymous()
            .PostAsync("organizations", Request() with { AdministratorEmail = email, Password = $"horse number {i} battery" }).StatusAsync()));

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict], statuses.Order());
    }

    private static CreateOrganizationRequest Request() => new(
        "Kantor", $"k{Guid.NewGuid():N}"[..10], "Asia/Jakarta", "id", "Administrator", $"{Guid.NewGuid():N}@test.example", Password);

    private static async Task<HttpClient> SignInAsync(ApiHost host, string email)
    {
        var session = await host.Anonymous().PostAsync("auth/sign-in", new SignInRequest(email, Password)).AsAsync<SignInResponse>();
        return host.WithToken(session.AccessToken);
    }
}
