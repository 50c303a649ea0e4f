using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Telemetry;

namespace IncidentPlatform.Platform.Tests.Defaults;

public sealed class ResponseTests
{
    private const string Token = "a-scrape-token-of-forty-characters-00000";

    [Theory]
    [InlineData("local caller", null, null, HttpStatusCode.OK)]
    [InlineData("caller behind a proxy of this machine", "203.0.113.7", null, HttpStatusCode.NotFound)]
    [InlineData("the same with the token", "203.0.113.7", "Bearer " + Token, HttpStatusCode.OK)]
    [InlineData("the same with another token", "203.0.113.7", "Bearer other", HttpStatusCode.NotFound)]
    public async Task Metrics_exist_for_local_callers_and_token_holders(string reason, string? forwardedFor, string? authorization, HttpStatusCode expected)
    {
        await using var server = await DefaultsServer.StartAsync((MetricsEndpoint.TokenSetting, Token));
        var headers = new List<(string, string)>();
        if (forwardedFor is not null) headers.Add(("X-Forwarded-For", forwardedFor));
        if (authorization is not null) headers.Add(("Authorization", authorization));

        Assert.True(expected == await server.StatusAsync("/metrics", headers), reason);
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "urn:incident-platform:problem:not-found")]
    [InlineData("/bug", HttpStatusCode.InternalServerError, "urn:incident-platform:problem:internal-server-error")]
    public async Task Failure_is_a_named_problem_without_details(string path, HttpStatusCode status, string type)
    {
        await using var server = await DefaultsServer.StartAsync();

        var response = await server.GetAsync(path);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(type, problem.GetProperty("type").GetString());
        Assert.DoesNotContain("not for the caller", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_response_tells_a_browser_what_it_may_not_do_and_not_what_serves_it()
    {
        await using var server = await DefaultsServer.StartAsync();

        var headers = (await server.GetAsync("/caller")).Headers;

        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single());
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task Body_over_the_limit_is_refused()
    {
        await using var server = await DefaultsServer.StartAsync();

        using var body = new ByteArrayContent(new byte[ServiceDefaultsExtensions.MaxRequestBodyBytes + 1]);
        var response = await server.Client.PostAsync("/body", body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("/links/Zk3v9Q0aZk3v9Q0aZk3v9Q0aZk3v9Q0aZk3v9Q0aZk3", "/links/_")]
    [InlineData("/links/Zk3v9Q0aZk3v9Q0aZk3v9Q0aZk3v9Q0aZk3v9Q0aZk3/confirm", "/links/_/confirm")]
    [InlineData("/api/v1/incidents/0192f0c1-7a52-7d3e-9b1a-5a4e3f2d1c0b/clocks", "/api/v1/incidents/0192f0c1-7a52-7d3e-9b1a-5a4e3f2d1c0b/clocks")]
    [InlineData("/incidents/DEMO-10427", "/incidents/DEMO-10427")]
    public void Traces_leave_out_what_could_be_a_secret_of_the_path(string path, string traced) =>
        Assert.Equal(traced, TokensInPaths.Remove(path));
}
