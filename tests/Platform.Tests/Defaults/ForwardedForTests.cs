using IncidentPlatform.ServiceDefaults.Security;

namespace IncidentPlatform.Platform.Tests.Defaults;

public sealed class ForwardedForTests
{
    private const string Key = "a-service-key-of-forty-characters-000000";

    [Fact]
    public async Task Anybodys_word_about_the_client_is_dropped()
    {
        await using var server = await DefaultsServer.StartAsync(("Web:ServiceKey", Key));

        Assert.Equal("127.0.0.1 http False False False", await server.CallerAsync(("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https")));
        Assert.Equal("127.0.0.1 http False False False", await server.CallerAsync(("X-Forwarded-For", "203.0.113.7"), (ForwardedFor.KeyHeader, "wrong")));
    }

    [Fact]
    public async Task The_service_key_makes_the_word_count_and_goes_no_further()
    {
        await using var server = await DefaultsServer.StartAsync(("Web:ServiceKey", Key));

        Assert.Equal("203.0.113.7 https True False False",
            await server.CallerAsync(("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), (ForwardedFor.KeyHeader, Key)));
    }

    [Fact]
    public async Task A_configured_proxy_is_believed_about_the_last_hop_only()
    {
        await using var server = await DefaultsServer.StartAsync(("TrustedCallers:Networks:0", "127.0.0.0/8"));

        Assert.Equal("2001:db8::7 http False False False", await server.CallerAsync(("X-Forwarded-For", "198.51.100.1, 2001:db8::7")));
    }

    [Fact]
    public async Task Without_a_configured_key_an_empty_one_opens_nothing()
    {
        await using var server = await DefaultsServer.StartAsync(("Web:ServiceKey", ""));

        Assert.Equal("127.0.0.1 http False False False", await server.CallerAsync(("X-Forwarded-For", "203.0.113.7"), (ForwardedFor.KeyHeader, "")));
    }
}
