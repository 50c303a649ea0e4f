using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Tests.Identity;

public sealed class PeopleTests : IAsyncLifetime
{
    private const string Password = "correct horse battery";
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private HttpClient _administrator = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.SharedAsync();
        _organization = await _host.Database.AddOrganizationAsync();
        _administrator = await _host.ClientForAsync(_organization, Role.Administrator);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_invitation_is_accepted_with_a_name_and_a_password()
    {
        var email = NewEmail();
        var group = await _organization.AddGroupAsync("network");

        var invited = await _administrator.PostAsync("invitations", new InviteRequest(email, "Ani", [Role.SupportMember], [group], "North")).AsAsync<UserResponse>();

        Assert.Equal((email, "Ani", "North", true), (invited.Email, invited.Name, invited.Unit, invited.IsActive));
        Assert.Equal(HttpStatusCode.NoContent, await AcceptAsync(email, "Ani Wijaya"));
        var me = await (await SignInAsync(email)).ReadAsync("me").AsAsync<MeResponse>();
        Assert.Equal(("Ani Wijaya", Role.SupportMember, group), (me.Name, Assert.Single(me.Roles), Assert.Single(me.GroupIds)));
    }

    [Fact]
    public async Task Somebody_with_a_password_elsewhere_is_active_here_only_after_the_link()
    {
        var (id, email) = await _host.AddAccountAsync(await _host.Database.AddOrganizationAsync(), Password, Role.Consumer);

        var invited = await _administrator.PostAsync("invitations", new InviteRequest(email, "Guess", [Role.Agent])).AsAsync<UserResponse>();

        Assert.Equal((id, false), (invited.Id, invited.IsActive));
        Assert.Single((await (await SignInAsync(email)).ReadAsync("me").AsAsync<MeResponse>()).Memberships);
        await AcceptAsync(email, null);
        Assert.Equal(2, (await (await SignInAsync(email)).ReadAsync("me").AsAsync<MeResponse>()).Memberships.Count);
    }

    [Fact]
    public async Task A_member_cannot_be_invited_again_but_an_open_invitation_can_be_sent_again()
    {
        var email = NewEmail();
        var request = new InviteRequest(email, "Ani", [Role.Consumer]);
        await _administrator.PostAsync("invitations", request).AsAsync<UserResponse>();
        var first = await _host.FindLinkTokenAsync(_organization, email);
        await _administrator.PostAsync("invitations", request).AsAsync<UserResponse>();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await _host.Anonymous().PostAsync("auth/reset", new ResetPasswordRequest(first, Password)).StatusAsync());
        await AcceptAsync(email, null);

        var problem = await _administrator.PostAsync("invitations", request).ProblemAsync();

        Assert.Equal((409, ProblemCodes.Conflict), (problem.Status!.Value, problem.Code));
    }

    [Fact]
    public async Task An_invitation_into_a_group_of_another_organization_is_refused()
    {
        var foreign = await (await _host.Database.AddOrganizationAsync()).AddGroupAsync("network");

        var problem = await _administrator.PostAsync("invitations", new InviteRequest(NewEmail(), "Ani", [Role.SupportMember], [foreign])).ProblemAsync();

        Assert.Equal("groupIds", Assert.Single(problem.Errors!).Key);
    }

    [Theory]
    [InlineData(Role.Consumer)]
    [InlineData(Role.Agent)]
    [InlineData(Role.SupportMember)]
    [InlineData(Role.IncidentManager)]
    [InlineData(Role.ServiceDeliveryManager)]
    [InlineData(Role.BusinessContact)]
    public async Task Only_administrators_invite_and_change_people(Role role)
    {
        var client = await _host.ClientForAsync(_organization, role);
        var other = await _organization.AddPersonAsync("Other", Role.Consumer);

        Assert.Equal(HttpStatusCode.Forbidden, await client.PostAsync("invitations", new InviteRequest(NewEmail(), "Ani", [Role.Administrator])).StatusAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await client.PatchAsync($"users/{other}", new UpdateUserRequest(Roles: [Role.Administrator])).StatusAsync());
    }

    [Theory]
    [InlineData(Role.Consumer, HttpStatusCode.Forbidden)]
    [InlineData(Role.BusinessContact, HttpStatusCode.Forbidden)]
    [InlineData(Role.Agent, HttpStatusCode.OK)]
    [InlineData(Role.ServiceDeliveryManager, HttpStatusCode.OK)]
    public async Task Those_who_only_ask_for_help_do_not_see_the_members(Role role, HttpStatusCode expected)
    {
        var client = await _host.ClientForAsync(_organization, role);

        Assert.Equal(expected, await client.ReadAsync("users").StatusAsync());
    }

    [Fact]
    public async Task Those_who_work_on_records_see_names_and_groups_of_active_members_but_no_address_and_no_role()
    {
        var person = await _organization.AddPersonAsync("Budi", Role.SupportMember, _organization.DeskId);
        var left = await _organization.AddPersonAsync("Budiman", Role.SupportMember);
        await _administrator.PatchAsync($"users/{left}", new UpdateUserRequest(IsActive: false));
        var agent = await _host.ClientForAsync(_organization, Role.Agent);

        var page = await agent.ReadAsync("users?q=budi").AsAsync<PageResponse<UserResponse>>();

        var seen = Assert.Single(page.Items);
        Assert.Equal((person, "Budi", ""), (seen.Id, seen.Name, seen.Email));
        Assert.Equal([_organization.DeskId], seen.GroupIds);
        Assert.Empty(seen.Roles);
        Assert.Empty((await agent.ReadAsync("users?q=test.example").AsAsync<PageResponse<UserResponse>>()).Items);
    }

    [Fact]
    public async Task Pages_follow_each_other_by_name_without_gap_or_repetition_and_stay_in_the_organization()
    {
        foreach (var name in new[] { "citra", "Ani", "Budi", "Budi", "Édi" }) await _organization.AddPersonAsync(name, Role.Consumer);
        await (await _host.Database.AddOrganizationAsync()).AddPersonAsync("Foreign", Role.Consumer);

        var names = new List<string>();
        var cursor = "";
        do
        {
            var page = await _administrator.ReadAsync($"users?limit=2&count=true&role=Consumer&cursor={cursor}").AsAsync<PageResponse<UserResponse>>();
            Assert.Equal(5, page.Total);
            Assert.InRange(page.Items.Count, 1, 2);
            names.AddRange(page.Items.Select(user => user.Name));
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);

        Assert.Equal(["Ani", "Budi", "Budi", "citra", "Édi"], names);
    }

    [Theory]
    [InlineData("cursor=broken", "cursor")]
    [InlineData("limit=many", "limit")]
    [InlineData("role=King", "role")]
    public async Task A_parameter_that_cannot_be_read_is_named(string query, string field)
    {
        var problem = await _administrator.ReadAsync($"users?{query}").ProblemAsync();

        Assert.Equal((400, ProblemCodes.Unreadable, field), (problem.Status!.Value, problem.Code, Assert.Single(problem.Errors!).Key));
    }

    [Fact]
    public async Task Wildcards_in_a_search_are_letters()
    {
        await _organization.AddPersonAsync("100%", Role.Consumer);

        Assert.Single((await _administrator.ReadAsync("users?q=0%25").AsAsync<PageResponse<UserResponse>>()).Items);
        Assert.Empty((await _administrator.ReadAsync("users?q=1%25%25").AsAsync<PageResponse<UserResponse>>()).Items);
    }

    [Fact]
    public async Task A_change_of_roles_counts_from_the_next_call()
    {
        var person = await _organization.AddPersonAsync("Budi", Role.Agent);
        var client = await _host.ClientForAsync(_organization, person);
        Assert.Equal(HttpStatusCode.OK, await client.ReadAsync("users").StatusAsync());

        var changed = await _administrator.PatchAsync($"users/{person}", new UpdateUserRequest([Role.Consumer], [_organization.DeskId], "South")).AsAsync<UserResponse>();

        Assert.Equal((Role.Consumer, _organization.DeskId, "South"), (Assert.Single(changed.Roles), Assert.Single(changed.GroupIds), changed.Unit));
        Assert.Equal(HttpStatusCode.Forbidden, await client.ReadAsync("users").StatusAsync());
    }

    [Fact]
    public async Task Whoever_is_made_inactive_is_out_and_an_open_invitation_does_not_let_them_in_again()
    {
        var email = NewEmail();
        var invited = await _administrator.PostAsync("invitations", new InviteRequest(email, "Ani", [Role.Agent])).AsAsync<UserResponse>();
        var client = await _host.ClientForAsync(_organization, invited.Id);
        await client.ReadAsync("me");

        await _administrator.PatchAsync($"users/{invited.Id}", new UpdateUserRequest(IsActive: false));

        Assert.Equal(HttpStatusCode.Unauthorized, await client.ReadAsync("me").StatusAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AcceptAsync(email, null));
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var me = await _administrator.ReadAsync("me").AsAsync<MeResponse>();

        var demoted = await _administrator.PatchAsync($"users/{me.Id}", new UpdateUserRequest(Roles: [Role.Consumer])).ProblemAsync();
        var left = await _administrator.PatchAsync($"users/{me.Id}", new UpdateUserRequest(IsActive: false)).ProblemAsync();

        Assert.Equal((409, 409), (demoted.Status!.Value, left.Status!.Value));
        Assert.Equal(HttpStatusCode.OK, await _administrator.PatchAsync($"users/{me.Id}", new UpdateUserRequest(Roles: [Role.Administrator, Role.Agent])).StatusAsync());
    }

    [Fact]
    public async Task Two_administrators_who_demote_each_other_at_once_leave_one()
    {
        var one = await _administrator.ReadAsync("me").AsAsync<MeResponse>();
        var two = await _organization.AddPersonAsync("Two", Role.Administrator);
        var other = await _host.ClientForAsync(_organization, two);
        await other.ReadAsync("me");

        await Task.WhenAll(
            _administrator.PatchAsync($"users/{two}", new UpdateUserRequest(Roles: [Role.Consumer])),
            other.PatchAsync($"users/{one.Id}", new UpdateUserRequest(Roles: [Role.Consumer])));

        await _host.AsOwnerAsync(_organization.Id, async db =>
            Assert.Single(await db.Memberships.ToListAsync(), member => member.Roles.Contains(Role.Administrator)));
    }

    [Fact]
    public async Task A_member_of_another_organization_is_not_found()
    {
        var foreign = await (await _host.Database.AddOrganizationAsync()).AddPersonAsync("Foreign", Role.Consumer);

        Assert.Equal(HttpStatusCode.NotFound, await _administrator.PatchAsync($"users/{foreign}", new UpdateUserRequest(Unit: "x")).StatusAsync());
    }

    [Fact]
    public async Task A_person_changes_name_language_and_zone()
    {
        var client = await _host.ClientForAsync(_organization, Role.Consumer);

        var me = await client.PatchAsync("me", new UpdateMeRequest("Citra", "id", "Asia/Makassar")).AsAsync<MeResponse>();

        Assert.Equal(("Citra", "id", "Asia/Makassar"), (me.Name, me.Locale, me.TimeZone));
        Assert.Equal(["timeZone"], (await client.PatchAsync("me", new UpdateMeRequest(TimeZone: "Asia/Atlantis")).ProblemAsync()).Errors!.Keys);
        Assert.Equal(["locale"], (await client.PatchAsync("me", new UpdateMeRequest(Locale: "fr")).ProblemAsync()).Errors!.Keys);
    }

    private static string NewEmail() => $"{Guid.NewGuid():N}@test.example";

    private async Task<HttpStatusCode> AcceptAsync(string email, string? name)
    {
        var token = await _host.FindLinkTokenAsync(_organization, email);
        return await _host.Anonymous().PostAsync("auth/reset", new ResetPasswordRequest(token, Password, name)).StatusAsync();
    }

    private async Task<HttpClient> SignInAsync(string email)
    {
        var session = await _host.Anonymous().PostAsync("auth/sign-in", new SignInRequest(email, Password)).AsAsync<SignInResponse>();
        return _host.WithToken(session.AccessToken);
    }
}
