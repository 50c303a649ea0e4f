using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;

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

    [Theory]
    [InlineData("{", "")]
    [InlineData("", "")]
    [InlineData("{\"email\":5,\"password\":\"x\"}", "email")]
    public async Task An_unreadable_body_is_refused_with_the_field_that_is_to_blame(string body, string field)
    {
        var host = await ApiHost.SharedAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var problem = await host.Anonymous().PostAsync("/api/v1/auth/sign-in", content, Cancel).ProblemAsync();

        Assert.Equal((400, ProblemCodes.Unreadable, field), (problem.Status!.Value, problem.Code, Assert.Single(problem.Errors!).Key));
    }

    [Fact]
    public async Task A_readable_body_without_sense_is_refused_with_every_field_by_its_json_name()
    {
        var host = await ApiHost.SharedAsync();

        var problem = await host.Anonymous().PostAsync("auth/sign-in", new { Email = "", Password = (string?)null }).ProblemAsync();

        Assert.Equal((422, ProblemCodes.Invalid), (problem.Status!.Value, problem.Code));
        Assert.Equal(["email", "password"], problem.Errors!.Keys.Order());
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_too()
    {
        var host = await ApiHost.SharedAsync();
        var client = await host.ClientForAsync(await host.Database.AddOrganizationAsync(), Role.Consumer);

        Assert.Equal(ProblemCodes.NotFound, (await client.ReadAsync("nothing").ProblemAsync()).Code);
    }

    [Fact]
    public async Task Too_many_calls_of_one_session_are_refused_and_others_go_on()
    {
        await using var host = await ApiHost.StartAsync(settings: new Dictionary<string, string?> { ["Limits:RequestsPerMinute"] = "10" });
        var organization = await host.Database.AddOrganizationAsync();
        var (busy, other) = (await host.ClientForAsync(organization, Role.Consumer), await host.ClientForAsync(organization, Role.Consumer));
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.OK, await busy.ReadAsync("me").StatusAsync());

        Assert.Equal(ProblemCodes.TooManyRequests, (await busy.ReadAsync("me").ProblemAsync()).Code);
        Assert.Equal(HttpStatusCode.OK, await other.ReadAsync("me").StatusAsync());
    }
}
