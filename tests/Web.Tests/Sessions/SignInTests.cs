using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Web.Tests.Hosting;

namespace IncidentPlatform.Web.Tests.Sessions;

public sealed partial class SignInTests : IDisposable
{
    private const string Token = "opaque-access-token";
    private bool _isRevoked;
    private readonly Front _front;

    public SignInTests() => _front = new(Api);

    [Fact]
    public async Task The_cookie_is_closed_to_script_and_does_not_show_the_token()
    {
        using var answer = await SignInAsync(_front.Browser(), "right", "/queue?state=New");

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("session=", StringComparison.Ordinal));
        Assert.Equal("/queue?state=New", answer.Headers.Location!.ToString().Replace("https://localhost", "", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token, cookie);
    }

    [Fact]
    public async Task A_return_to_another_site_leads_home()
    {
        using var answer = await SignInAsync(_front.Browser(), "right", "https://evil.example/");

        Assert.Equal("/", answer.Headers.Location!.ToString().Replace("https://localhost", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_the_address_is_kept()
    {
        using var answer = await SignInAsync(_front.Browser(), "wrong", "/queue");

        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("role=\"alert\"", page);
        Assert.Contains("value=\"agent@demo.example\"", page);
        Assert.DoesNotContain("wrong", Password().Match(page).Value);
    }

    [Fact]
    public async Task A_session_that_the_api_has_ended_leads_to_sign_in_and_back()
    {
        var browser = _front.Browser();
        using var _ = await SignInAsync(browser, "right", "/");
        _isRevoked = true;

        using var answer = await browser.GetAsync("/incidents/DEMO-1", TestContext.Current.CancellationToken);

        Assert.EndsWith("/sign-in?ended=true&returnUrl=%2Fincidents%2FDEMO-1", answer.Headers.Location!.ToString());
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("session=;", StringComparison.Ordinal));
    }

    public void Dispose() => _front.Dispose();

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string password, string back)
    {
        var cancel = TestContext.Current.CancellationToken;
        var address = $"/sign-in?returnUrl={Uri.EscapeDataString(back)}";
        var page = await browser.GetStringAsync(address, cancel);
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "page"), new("__RequestVerificationToken", Antiforgery().Match(page).Groups[1].Value),
            new("Form.Email", "agent@demo.example"), new("Form.Password", password),
        ]);
        return await browser.PostAsync(address, form, cancel);
    }

    private HttpResponseMessage Api(HttpRequestMessage request) => request.RequestUri!.AbsolutePath switch
    {
        "/api/v1/auth/sign-in" when request.Content!.ReadFromJsonAsync<SignInRequest>(PlatformJson.Options).Result!.Password == "right" =>
            Json(new SignInResponse(Token, 1800, "refresh")),
        "/api/v1/auth/sign-in" => Problem(HttpStatusCode.Unauthorized, ProblemCodes.SignInFailed),
        _ when _isRevoked || request.Headers.Authorization?.Parameter != Token => Problem(HttpStatusCode.Unauthorized, ProblemCodes.Unauthenticated),
        "/api/v1/me" => Json(new MeResponse(
            Guid.NewGuid(), "Agent", "agent@demo.example", [Role.Agent], Permissions.Of(Role.Agent), [], Guid.NewGuid(), "Demo", "DEMO", false, "en", "Asia/Jakarta", [])),
        _ => Problem(HttpStatusCode.NotFound, ProblemCodes.NotFound),
    };

    private static HttpResponseMessage Json<T>(T value) => new(HttpStatusCode.OK) { Content = JsonContent.Create(value, options: PlatformJson.Options) };

    private static HttpResponseMessage Problem(HttpStatusCode status, string code) => new(status)
    {
        Content = JsonContent.Create(new PlatformProblem(ProblemCodes.Prefix + code, code, (int)status, null), options: PlatformJson.Options),
    };

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();

    [GeneratedRegex("<input id=\"password\"[^>]*>")]
    private static partial Regex Password();
}
