using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Api.Tests.Incidents;

/// <summary>An organization of one test with a consumer, an agent and an incident manager, each signed in.</summary>
internal sealed class IncidentRoom
{
    private IncidentRoom(ApiHost host, TestOrganization organization, HttpClient consumer, HttpClient agent, HttpClient manager)
    {
        Host = host;
        Organization = organization;
        Consumer = consumer;
        Agent = agent;
        Manager = manager;
    }

    public ApiHost Host { get; }

    public TestOrganization Organization { get; }

    public HttpClient Consumer { get; }

    /// <summary>A member of the service desk.</summary>
    public HttpClient Agent { get; }

    public HttpClient Manager { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<IncidentRoom> OpenAsync()
    {
        var host = await ApiHost.SharedAsync();
        var organization = await host.Database.AddOrganizationAsync();
        var agent = await organization.AddPersonAsync("Agent", Role.Agent, organization.DeskId);
        return new IncidentRoom(
            host, organization, await host.ClientForAsync(organization, Role.Consumer), await host.ClientForAsync(organization, agent),
            await host.ClientForAsync(organization, Role.IncidentManager));
    }

    /// <summary>A client of a new person in some groups.</summary>
    public async Task<HttpClient> ClientAsync(Role role, params Guid[] groupIds) =>
        await Host.ClientForAsync(Organization, await Organization.AddPersonAsync(role.ToString(), role, groupIds));

    /// <summary>Submits as somebody.</summary>
    public static async Task<IncidentResponse> SubmitAsync(HttpClient by, SubmitIncidentRequest request)
    {
        using var response = await PostAsync(by, "incidents", request);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await ReadAsync<IncidentResponse>(response);
    }

    /// <inheritdoc cref="SubmitAsync(HttpClient, SubmitIncidentRequest)"/>
    public Task<IncidentResponse> SubmitAsync(string subject = "Printer jams") => SubmitAsync(Consumer, new SubmitIncidentRequest(subject));

    /// <summary>Makes a move that succeeds.</summary>
    public static async Task<IncidentResponse> MoveAsync(HttpClient by, IncidentResponse incident, string move, object? body = null)
    {
        using var response = await TryMoveAsync(by, incident, move, body);
        Assert.True(response.IsSuccessStatusCode, $"{move}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Cancel)}");
        return await ReadAsync<IncidentResponse>(response);
    }

    /// <summary>Tries a move with the version of <paramref name="incident"/>.</summary>
    public static Task<HttpResponseMessage> TryMoveAsync(HttpClient by, IncidentResponse incident, string move, object? body = null) =>
        PostAsync(by, $"incidents/{incident.Id}/{move}", body, ("If-Match", $"\"{incident.Version}\""));

    public static async Task<HttpResponseMessage> PostAsync(HttpClient by, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}");
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: PlatformJson.Options);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await by.SendAsync(request, Cancel);
    }

    public static async Task<T> GetAsync<T>(HttpClient by, string path) =>
        (await by.GetFromJsonAsync<T>($"/api/v1/{path}", PlatformJson.Options, Cancel))!;

    public static async Task<HttpStatusCode> StatusAsync(HttpClient by, string path)
    {
        using var response = await by.GetAsync($"/api/v1/{path}", Cancel);
        return response.StatusCode;
    }

    public static Task<PageResponse<IncidentRowResponse>> ListAsync(HttpClient by, string query = "") =>
        GetAsync<PageResponse<IncidentRowResponse>>(by, $"incidents?{query}");

    public static async Task<IReadOnlyList<TimelineLineResponse>> TimelineAsync(HttpClient by, Guid id) =>
        (await GetAsync<PageResponse<TimelineLineResponse>>(by, $"incidents/{id}/timeline")).Items;

    public static async Task<T> ReadAsync<T>(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<T>(PlatformJson.Options, Cancel))!;

    /// <summary>The refusal, of which the test expects the status.</summary>
    public static async Task<PlatformProblem> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await ReadAsync<PlatformProblem>(response);
    }
}
