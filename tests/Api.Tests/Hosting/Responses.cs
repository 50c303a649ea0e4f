using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Problems;

namespace IncidentPlatform.Api.Tests.Hosting;

/// <summary>Short ways to call and to read what the API answers.</summary>
public static class Responses
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Posts JSON under <c>/api/v1/</c>.</summary>
    public static Task<HttpResponseMessage> PostAsync<T>(this HttpClient client, string path, T body) =>
        client.PostAsJsonAsync($"/api/v1/{path}", body, PlatformJson.Options, Cancel);

    /// <summary>Patches JSON under <c>/api/v1/</c>.</summary>
    public static Task<HttpResponseMessage> PatchAsync<T>(this HttpClient client, string path, T body) =>
        client.PatchAsJsonAsync($"/api/v1/{path}", body, PlatformJson.Options, Cancel);

    /// <summary>Gets under <c>/api/v1/</c>.</summary>
    public static Task<HttpResponseMessage> ReadAsync(this HttpClient client, string path) => client.GetAsync($"/api/v1/{path}", Cancel);

    /// <summary>The answer, which must be a success.</summary>
    public static async Task<T> AsAsync<T>(this Task<HttpResponseMessage> call)
    {
        using var response = await call;
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync(Cancel)}");
        return (await response.Content.ReadFromJsonAsync<T>(PlatformJson.Options, Cancel))!;
    }

    /// <summary>The status of the answer.</summary>
    public static async Task<HttpStatusCode> StatusAsync(this Task<HttpResponseMessage> call)
    {
        using var response = await call;
        return response.StatusCode;
    }

    /// <summary>The refusal, which must be problem+json with the same status inside.</summary>
    public static async Task<PlatformProblem> ProblemAsync(this Task<HttpResponseMessage> call)
    {
        using var response = await call;
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = (await response.Content.ReadFromJsonAsync<PlatformProblem>(PlatformJson.Options, Cancel))!;
        Assert.Equal((int)response.StatusCode, problem.Status);
        return problem;
    }
}
