using IncidentPlatform.Data.Demo;
using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.OnCall;
using IncidentPlatform.Domain.Routing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Demo;

[Collection<DemoDatabase.Shared>]
public sealed class DemoOrganizationTests(DemoDatabase demo)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("DEMO", "consumer@demo.example", new[] { Role.Consumer })]
    [InlineData("DEMO", "agent@demo.example", new[] { Role.Agent })]
    [InlineData("DEMO", "member@demo.example", new[] { Role.SupportMember })]
    [InlineData("DEMO", "manager@demo.example", new[] { Role.IncidentManager })]
    [InlineData("DEMO", "delivery@demo.example", new[] { Role.ServiceDeliveryManager })]
    [InlineData("DEMO", "admin@demo.example", new[] { Role.Administrator, Role.Consumer })]
    [InlineData("DEMO", "business@demo.example", new[] { Role.BusinessContact })]
    [InlineData("PROV", "provider@demo.example", new[] { Role.SupportMember, Role.Agent })]
    [InlineData("OTHER", "consumer@other.example", new[] { Role.Consumer })]
    [InlineData("OTHER", "agent@other.example", new[] { Role.Agent })]
    [InlineData("OTHER", "admin@other.example", new[] { Role.Administrator, Role.Consumer })]
    public async Task People_sign_in_with_the_demo_password_and_have_their_roles(string key, string email, Role[] roles)
    {
        await using var db = demo.Context(await demo.OrganizationAsync(key));
        var person = await db.People.SingleAsync(row => row.Email == email, Cancel);
        var membership = await db.Memberships.SingleAsync(row => row.PersonId == person.Id, Cancel);

        // The type's parameter does not enter the hash: whoever signs people in may use another.
        var verified = new PasswordHasher<object>().VerifyHashedPassword(new object(), person.PasswordHash!, DemoOptions.Password);

        Assert.Equal(PasswordVerificationResult.Success, verified);
        Assert.Equal(roles, membership.Roles);
        Assert.True(membership.IsActive);
    }

    [Fact]
    public async Task Only_those_named_in_the_documentation_have_a_password()
    {
        await using var db = demo.Context(null);
        Assert.Equal(11, await db.People.CountAsync(person => person.PasswordHash != null, Cancel));
    }

    [Fact]
    public async Task Two_groups_have_somebody_on_call_at_any_time()
    {
        await using var db = demo.Context(await demo.OrganizationAsync("DEMO"));

        var rotas = await db.Rotas.ToListAsync(Cancel);

        Assert.Equal(2, rotas.Count);
        Assert.All(rotas, row => Assert.Empty(
            OnCallRota.Compile(RotaJson.Read(row.Definition), []).GapsBetween(DemoDatabase.Now, DemoDatabase.Now + Duration.FromDays(56))));
    }

    [Fact]
    public async Task Two_agreements_are_in_force_and_give_the_provider_its_groups()
    {
        var customer = await demo.OrganizationAsync("DEMO");
        await using var db = demo.Context(customer);
        var now = DemoDatabase.Now;
        var provider = await db.Organizations.IgnoreQueryFilters().SingleAsync(row => row.Key == "PROV", Cancel);

        var inForce = await db.Agreements
            .Where(row => row.ProviderId == provider.Id && row.AcceptedAt != null && row.FromAt <= now && row.UntilAt == null)
            .Join(db.SupportGroups, row => row.GroupId, group => group.Id, (row, group) => new { group.Key, group.Id, row.CalendarId })
            .OrderBy(row => row.Key).ToListAsync(Cancel);

        Assert.True(provider.IsProvider);
        Assert.Equal(["branch-kiosk-printing", "service-desk"], inForce.Select(row => row.Key));
        Assert.Null(inForce[0].CalendarId);
        Assert.NotNull(inForce[1].CalendarId);
        var kiosk = inForce[0].Id;
        var members = await db.Database.SqlQuery<Guid>($"select person_id as \"Value\" from provider_members({kiosk})").ToListAsync(Cancel);
        Assert.Contains(await db.People.Where(row => row.Email == "provider@demo.example").Select(row => row.Id).SingleAsync(Cancel), members);
    }

    [Fact]
    public async Task The_customer_has_its_catalogue_with_staff_leads_and_levels()
    {
        await using var db = demo.Context(await demo.OrganizationAsync("DEMO"));
        var organization = await db.Organizations.SingleAsync(Cancel);
        var groups = await db.SupportGroups.ToListAsync(Cancel);
        var services = await db.Services.ToListAsync(Cancel);

        Assert.Equal(RoutingMode.Auto, organization.RoutingMode);
        Assert.Equal(12, groups.Count);
        Assert.All(groups, group => Assert.NotNull(group.LeadId));
        Assert.Equal(14, services.Count);
        Assert.All(services, service => Assert.NotNull(service.SlaPolicyId));
        Assert.Equal(27, await db.Categories.CountAsync(category => category.GroupId != null, Cancel));
        Assert.Equal(8, await db.RequestTypes.CountAsync(Cancel));
        var network = groups.Single(group => group.Key == "network").Id;
        var member = await db.People.SingleAsync(row => row.Email == "member@demo.example", Cancel);
        Assert.True(await db.GroupMemberships.AnyAsync(row => row.GroupId == network && row.PersonId == member.Id, Cancel));
        var memberships = await db.Memberships.ToListAsync(Cancel);
        Assert.Equal(82, memberships.Count(row => row.Roles.Contains(Role.Consumer)));
    }

    [Fact]
    public async Task It_is_refused_outside_Development()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => DemoDatabase.SeedAsync(demo.ConnectionString, "Production"));
        Assert.Contains("Development", refusal.Message, StringComparison.Ordinal);
    }
}
