using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Web.Tests.Hosting;

/// <summary>A browser in which somebody with a role is signed in, before an API that answers what a test says.</summary>
internal sealed partial class SignedIn : IDisposable
{
    private readonly Front _front;
    private readonly Role[] _roles;

    private SignedIn(Role[] roles)
    {
        _roles = roles;
        _front = new(Answer);
        Browser = _front.Browser();
        Browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    public HttpClient Browser { get; }

    /// <summary>By method and path after <c>/api/v1/</c>, such as <c>GET me</c>.</summary>
    public Dictionary<string, Func<HttpResponseMessage>> Answers { get; } = [];

    /// <summary>What the API was asked, with the query.</summary>
    public List<string> Addresses { get; } = [];

    /// <summary>What the API was asked, with the body.</summary>
    public List<(string Call, string Body)> Calls { get; } = [];

    public static async Task<SignedIn> AsAsync(params Role[] roles)
    {
        var reader = new SignedIn(roles);
        using var answer = await reader.PostAsync("/sign-in", [("Form.Email", "reader@demo.example"), ("Form.Password", "secret")]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return reader;
    }

    /// <summary>Fills in a page's form and sends it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, IEnumerable<(string Name, string Value)> fields, string? to = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        var html = await Browser.GetStringAsync(page, cancel);
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "page"), new("__RequestVerificationToken", Antiforgery().Match(html).Groups[1].Value),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);
        return await Browser.PostAsync(to ?? page, form, cancel);
    }

    public static HttpResponseMessage Json<T>(T value) => new(HttpStatusCode.OK) { Content = JsonContent.Create(value, options: PlatformJson.Options) };

    public static HttpResponseMessage Problem(HttpStatusCode status, string code, Dictionary<string, string[]>? errors = null) => new(status)
    {
        Content = JsonContent.Create(new PlatformProblem(ProblemCodes.Prefix + code, code, (int)status, null, errors), options: PlatformJson.Options),
    };

    public void Dispose()
    {
        Browser.Dispose();
        _front.Dispose();
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var call = $"{request.Method} {request.RequestUri!.AbsolutePath.Replace("/api/v1/", "", StringComparison.Ordinal)}";
        using (var reader = new StreamReader(request.Content?.ReadAsStream() ?? Stream.Null))
            Calls.Add((call, reader.ReadToEnd()));
        Addresses.Add(request.RequestUri.PathAndQuery);

        if (Answers.TryGetValue(call, out var answer)) return answer();
        return call switch
        {
            "POST auth/sign-in" => Json(new SignInResponse("opaque", 1800, "refresh")),
            "GET me" => Json(Me()),
            _ => Problem(HttpStatusCode.NotFound, ProblemCodes.NotFound),
        };
    }

    private MeResponse Me() => new(
        Guid.NewGuid(), "Rina", "reader@demo.example", _roles, Permissions.Of(_roles), [], Guid.NewGuid(), "Demo", "DEMO", false, "en", "Asia/Jakarta", []);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
