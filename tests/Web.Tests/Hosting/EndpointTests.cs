using System.Net;
using IncidentPlatform.Web.Tests.Language;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Web.Tests.Hosting;

public sealed class EndpointTests : IDisposable
{
    private readonly Front _front = new();

    [Fact]
    public void Only_these_pages_are_open_to_everybody()
    {
        var open = _front.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => '/' + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(route => !IsFile(route))
            .Distinct();

        Assert.Equal(
            [
                "/_gallery", "/accept-invitation", "/acknowledge/{Token}", "/alive", "/error", "/forbidden", "/forgot-password", "/health", "/metrics", "/not-found",
                "/preferences/language", "/preferences/theme", "/reset-password", "/sign-in", "/sign-out", "/sign-up",
            ],
            open.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/queue")]
    [InlineData("/incidents/DEMO-1")]
    [InlineData("/service-levels")]
    [InlineData("/partials/queue-rows")]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in_and_back(string path)
    {
        using var answer = await _front.Browser().GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"https://localhost/sign-in?returnUrl={Uri.EscapeDataString(path)}", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_page_allows_nothing_inline_and_is_kept_by_no_cache()
    {
        using var answer = await _front.Browser().GetAsync("/sign-in", TestContext.Current.CancellationToken);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("value", "Dark"), new("returnUrl", "/")]);
        using var answer = await _front.Browser().PostAsync("/preferences/theme", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public void No_component_has_a_style_attribute_or_an_inline_script() =>
        Assert.Equal([], TextFiles.Sources
            .Where(source => source.Value.Contains(" style=", StringComparison.Ordinal) || source.Value.Contains("<style", StringComparison.Ordinal)
                || source.Value.Contains(" onclick=", StringComparison.Ordinal) || source.Value.Contains("<script>", StringComparison.Ordinal))
            .Select(source => source.Key));

    public void Dispose() => _front.Dispose();

    private static bool IsFile(string route) => Path.HasExtension(route) || route.StartsWith("/_framework", StringComparison.Ordinal) || route.Contains("{**", StringComparison.Ordinal);
}
