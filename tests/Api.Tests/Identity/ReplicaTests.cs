using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;
using Microsoft.Extensions.Time.Testing;

namespace IncidentPlatform.Api.Tests.Identity;

public sealed class ReplicaTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_out_at_one_replica_is_known_to_the_other_before_its_memory_is_too_old()
    {
        var redis = await GarnetServer.SharedAsync();
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:redis"] = redis.ConnectionString };
        var standingClock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero)); // nothing grows old by itself
        await using var one = await ApiHost.StartAsync(standingClock, settings);
        await using var other = await ApiHost.StartAsync(standingClock, settings);
        var organization = await one.Database.AddOrganizationAsync();
        var token = await one.AddSessionAsync(organization.Id, await organization.AddPersonAsync("Agent", Role.Agent));
        Assert.Equal(HttpStatusCode.OK, await other.WithToken(token).ReadAsync("me").StatusAsync());

        await one.WithToken(token).PostAsync("auth/sign-out", new SignOutRequest());

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (await other.WithToken(token).ReadAsync("me").StatusAsync() != HttpStatusCode.Unauthorized) await Task.Delay(20, limit.Token);
    }

    [Fact]
    public async Task Without_redis_the_api_starts_and_serves()
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:redis"] = "127.0.0.1:1,connectTimeout=200,connectRetry=1" };
        await using var host = await ApiHost.StartAsync(settings: settings);
        var client = await host.ClientForAsync(await host.Database.AddOrganizationAsync(), Role.Consumer);

        Assert.Equal(HttpStatusCode.OK, await client.ReadAsync("me").StatusAsync());
        Assert.Equal(HttpStatusCode.NoContent, await client.PostAsync("auth/sign-out", new SignOutRequest()).StatusAsync());
    }
}
