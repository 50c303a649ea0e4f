using Azure.Messaging.ServiceBus;
using IncidentPlatform.Data.Messaging.ServiceBus;
using IncidentPlatform.ServiceBusPeer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Worker.Tests.Messaging.ServiceBusTransport;

public sealed class ServiceBusClientTests
{
    private const string Secret = "Endpoint=sb://example.servicebus.windows.net;SharedAccessKeyName=x;SharedAccessKey=y";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a connection string", Secret, Secret, null)]
    [InlineData("a connection string without a secret", "Endpoint=sb://example.servicebus.windows.net", null, "example.servicebus.windows.net")]
    [InlineData("a host", "example.servicebus.windows.net", null, "example.servicebus.windows.net")]
    [InlineData("an address", "https://example.servicebus.windows.net:443/", null, "example.servicebus.windows.net")]
    public void A_connection_is_read_in_each_form(string _, string connection, string? connectionString, string? fullyQualifiedNamespace)
    {
        var settings = new ServiceBusSettings();

        settings.Read(connection);

        Assert.Equal((connectionString, fullyQualifiedNamespace), (settings.ConnectionString, settings.FullyQualifiedNamespace));
    }

    [Fact]
    public void Without_a_connection_the_missing_setting_is_named()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Builder(connection: null).AddAzureServiceBusClient("messages"));

        Assert.Contains("ConnectionStrings:messages", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_emulator_is_refused_outside_development()
    {
        const string emulator = Secret + ";UseDevelopmentEmulator=true";

        Assert.Throws<InvalidOperationException>(() => Builder(emulator, Environments.Production).AddAzureServiceBusClient("messages"));
        Builder(emulator, Environments.Development).AddAzureServiceBusClient("messages");
    }

    [Fact]
    public async Task A_namespace_is_used_with_the_given_credential()
    {
        var builder = Builder("example.servicebus.windows.net");
        builder.AddAzureServiceBusClient("messages", settings => settings.Credential = new Azure.Identity.AzureCliCredential());

        using var host = builder.Build();
        await using var client = host.Services.GetRequiredService<ServiceBusClient>();

        Assert.Equal("example.servicebus.windows.net", client.FullyQualifiedNamespace);
    }

    [Fact]
    public async Task Healthy_while_the_topic_answers()
    {
        await using var peer = AmqpPeer.Start();
        peer.AddTopic("incident-changes");

        Assert.Equal(HealthStatus.Healthy, await HealthAsync(peer.ConnectionString));
        Assert.Equal(EntityCounts.None, await CountAfterSubscribingAsync(peer));
    }

    [Theory]
    [InlineData("no such topic")]
    [InlineData("wrong key")]
    [InlineData("broker away")]
    public async Task Unhealthy_when_it_does_not(string cause)
    {
        await using var peer = AmqpPeer.Start();
        if (cause != "no such topic") peer.AddTopic("incident-changes");
        if (cause == "broker away") peer.StopListening();

        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(cause == "wrong key" ? peer.ConnectionStringWithKey("d3Jvbmc=") : peer.ConnectionString));
    }

    private static async Task<EntityCounts> CountAfterSubscribingAsync(AmqpPeer peer)
    {
        peer.AddSubscription("incident-changes", "all");
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(peer.ConnectionString));
        return await peer.CountAsync(AmqpPeer.PathOf("incident-changes", "all"));
    }

    private static async Task<HealthStatus> HealthAsync(string connection)
    {
        var builder = Builder(connection, Environments.Development);
        builder.Services.AddOptions<ServiceBusOptions>();
        builder.AddAzureServiceBusClient("messages", configureOptions: options =>
            options.RetryOptions = new ServiceBusRetryOptions { TryTimeout = TimeSpan.FromSeconds(2), MaxRetries = 0 });
        using var host = builder.Build();
        await using var client = host.Services.GetRequiredService<ServiceBusClient>();
        return (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancel)).Status;
    }

    private static HostApplicationBuilder Builder(string? connection, string? environment = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment ?? Environments.Production });
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:messages", connection)]);
        builder.Services.AddLogging();
        return builder;
    }
}
