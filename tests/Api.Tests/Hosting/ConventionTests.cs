using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace IncidentPlatform.Api.Tests.Hosting;

public sealed class ConventionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_token_the_answer_is_a_problem_that_says_so()
    {
        var host = await ApiHost.SharedAsync();

        using var response = await host.Anonymous().GetAsync("/api/v1/nothing", Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("urn:incident-platform:problem:unauthenticated", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_description_and_the_page_to_browse_it_are_there_for_everybody()
    {
        var host = await ApiHost.SharedAsync();

        using var root = await host.Anonymous().GetAsync("/", Cancel);
        using var page = await host.Anonymous().GetAsync("/reference/", Cancel);
        var description = await host.Anonymous().GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancel);

        Assert.Equal("/reference/", root.Headers.Location?.ToString());
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("script-src 'nonce-", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("IncidentPlatform", description.GetProperty("info").GetProperty("title").GetString());
    }
}
