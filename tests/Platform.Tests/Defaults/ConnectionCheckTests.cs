using IncidentPlatform.ServiceDefaults.Startup;
using IncidentPlatform.Testing;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace IncidentPlatform.Platform.Tests.Defaults;

public sealed class ConnectionCheckTests
{
    [Fact]
    public async Task Superuser_is_refused_by_the_name_of_the_setting()
    {
        var database = await PlatformDatabase.SharedAsync();

        var problem = Assert.Single(await ProblemsOf(database.OwnerConnectionString));

        Assert.Contains("ConnectionStrings:platform signs in as a superuser", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_of_the_processes_are_not_refused()
    {
        var database = await PlatformDatabase.SharedAsync();

        Assert.Empty(await ProblemsOf(database.TenantConnectionString));
        Assert.Empty(await ProblemsOf(database.ProviderConnectionString));
        Assert.Empty(await ProblemsOf(database.WorkerConnectionString));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=app_tenant;Database=platform")]
    [InlineData("no connection string")]
    public async Task Connection_that_does_not_work_is_said_without_a_stack(string connectionString)
    {
        var problem = Assert.Single(await ProblemsOf(connectionString));

        Assert.Contains("ConnectionStrings:platform does not work", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    }

    private static Task<IReadOnlyList<string>> ProblemsOf(string connectionString) =>
        new ConnectionCheck("platform", NpgsqlDataSource.Create,
            new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:platform", connectionString)]).Build())
            .FindProblemsAsync(TestContext.Current.CancellationToken);
}
