using IncidentPlatform.Api.Identity;
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
