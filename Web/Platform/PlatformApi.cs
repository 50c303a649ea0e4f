using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Problems;
using Polly;

namespace IncidentPlatform.Web.Platform;

/// <summary>The public API as the reader's session sees it. One file per area: <c>PlatformApi.*.cs</c>.</summary>
internal sealed partial class PlatformApi(HttpClient http, ILogger<PlatformApi> logger)
{
    private const string Root = "api/v1/";

    private Task<ApiResult<T>> GetAsync<T>(string path, CancellationToken cancel) =>
        SendAsync<T>(new(HttpMethod.Get, Root + path), cancel);

    private Task<ApiResult<T>> PostAsync<T>(string path, object? body, CancellationToken cancel, int? version = null, string? idempotencyKey = null) =>
        SendAsync<T>(HttpMethod.Post, path, body, cancel, version, idempotencyKey);

    private Task<ApiResult<T>> SendAsync<T>(
        HttpMethod method, string path, object? body, CancellationToken cancel, int? version = null, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(method, Root + path)
        {
            Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: PlatformJson.Options),
        };
        if (version is { } known) request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{known}\""));
        if (idempotencyKey is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        return SendAsync<T>(request, cancel);
    }

    /// <summary>Sends a request and disposes of it.</summary>
    internal async Task<ApiResult<T>> SendAsync<T>(HttpRequestMessage request, CancellationToken cancel)
    {
        // An answer that is there at once would let a page go on to the next before its form was ever drawn, and Blazor refuses what it
        // finds no form for.
        await Task.Yield();
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!response.IsSuccessStatusCode)
            {
                var problem = await ProblemAsync(response, cancel);
                // A wrong password is an answer to show, not the end of a session.
                if (problem is { Status: 401, Code: not ProblemCodes.SignInFailed } && request.Headers.Authorization is not null)
                    throw new SessionEndedException();
                return problem;
            }

            if (typeof(T) == typeof(Done)) return new ApiResult<T>((T)(object)new Done(), null);

            var value = await response.Content.ReadFromJsonAsync<T>(PlatformJson.Options, cancel);
            return value is null ? Away() : new ApiResult<T>(value, null);
        }
        catch (Exception exception) when (IsTransport(exception, cancel))
        {
            LogAway(request.Method, exception);
            return Away();
        }
        finally
        {
            request.Dispose();
        }
    }

    private static async Task<PlatformProblem> ProblemAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true)
        {
            var problem = await response.Content.ReadFromJsonAsync<PlatformProblem>(PlatformJson.Options, cancel);
            if (problem is not null) return problem with { Status = status };
        }

        return new(response.StatusCode == HttpStatusCode.NotFound ? ProblemCodes.Prefix + ProblemCodes.NotFound : null, null, status, null);
    }

    private static PlatformProblem Away() => new(ProblemCodes.Prefix + ProblemCodes.Unavailable, null, 503, null);

    private static bool IsTransport(Exception exception, CancellationToken cancel) => exception switch
    {
        OperationCanceledException => !cancel.IsCancellationRequested,
        // The last one comes from the resilience handler: time-out of a try, or an open circuit.
        HttpRequestException or JsonException or IOException or ExecutionRejectedException => true,
        _ => false,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Method} call to the API got no usable answer")]
    private partial void LogAway(HttpMethod method, Exception exception);
}
