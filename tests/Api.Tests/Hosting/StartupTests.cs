using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.ServiceDefaults.Startup;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Api.Tests.Hosting;

public sealed class StartupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_superusers_connection_is_refused_and_the_tenants_is_not()
    {
        var database = await PlatformDatabase.SharedAsync();
        await using var owner = PlatformDataExtensions.CreateSource(database.OwnerConnectionString);
        await using var tenant = PlatformDataExtensions.CreateSource(database.TenantConnectionString);

        Assert.Contains("ConnectionStrings:platform", Assert.Single(await new ConnectionCheck(owner).FindProblemsAsync(Cancel)), StringComparison.Ordinal);
        Assert.Empty(await new ConnectionCheck(tenant).FindProblemsAsync(Cancel));
    }

    [Fact]
    public async Task A_database_with_the_demo_password_is_refused()
    {
        await using var host = await ApiHost.StartAsync(database: await PlatformDatabase.CreateAsync());
        var check = host.Services.GetServices<IStartupCheck>().OfType<DemoAccountCheck>().Single();
        Assert.Empty(await check.FindProblemsAsync(Cancel));
        var organization = await host.Database.AddOrganizationAsync();
        var (id, _) = await host.AddAccountAsync(organization, Passwords.Demo, Role.Administrator);

        await host.AsOwnerAsync(organization.Id, db => db.People.Where(person => person.Id == id)
            .ExecuteUpdateAsync(person => person.SetProperty(p => p.Email, "admin@demo.example"), Cancel));

        Assert.Single(await check.FindProblemsAsync(Cancel));
    }
}
