using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace IncidentPlatform.Load.Http;

/// <summary>One caller with one connection and one session.</summary>
internal sealed class ApiClient : IDisposable
{
    private const string Password = "Demo-2026!";

    private readonly HttpClient _http;

    private ApiClient(HttpClient http, int index) => (_http, Index) = (http, index);

    /// <summary>Which of the callers it is, from 0.</summary>
    public int Index { get; }

    /// <summary>Signs in.</summary>
    public static async Task<ApiClient> SignInAsync(Uri api, string email, int index, CancellationToken cancel)
    {
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1, UseProxy = false, UseCookies = false })
        {
            BaseAddress = new Uri(api, "/api/v1/"),
        };
        using var content = Json(JsonSerializer.SerializeToUtf8Bytes(new { email, password = Password }));
        using var answer = await http.PostAsync(new Uri("auth/sign-in", UriKind.Relative), content, cancel);
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", body.RootElement.GetProperty("accessToken").GetString());
        return new ApiClient(http, index);
    }

    /// <summary>Reads; the body is taken in whole.</summary>
    public Task<byte[]> GetAsync(string path, CancellationToken cancel) => SendAsync(HttpMethod.Get, path, null, null, cancel);

    /// <summary>Submits or moves.</summary>
    /// <param name="path">Below <c>/api/v1/</c>.</param>
    /// <param name="body">JSON.</param>
    /// <param name="version">For <c>If-Match</c>; null for none.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<byte[]> PostAsync(string path, byte[] body, int? version, CancellationToken cancel) =>
        SendAsync(HttpMethod.Post, path, body, version, cancel);

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> SendAsync(HttpMethod method, string path, byte[]? body, int? version, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = Json(body);
        if (version is { } known) request.Headers.TryAddWithoutValidation("If-Match", $"\"{known}\"");
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancel);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancel);
        if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created) return bytes;
        throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {Encoding.UTF8.GetString(bytes)}", null, answer.StatusCode);
    }

    private static ByteArrayContent Json(byte[] bytes) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
