using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Api.Tests.Incidents;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Api.Tests.Sla;

/// <summary>An organization of one test with a service delivery manager, who designs its levels.</summary>
internal sealed class LevelRoom
{
    private LevelRoom(ApiHost host, TestOrganization organization, HttpClient manager) => (Host, Organization, Manager) = (host, organization, manager);

    public ApiHost Host { get; }

    public TestOrganization Organization { get; }

    /// <summary>The service delivery manager.</summary>
    public HttpClient Manager { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<LevelRoom> OpenAsync(ApiHost? host = null)
    {
        host ??= await ApiHost.SharedAsync();
        var organization = await host.Database.AddOrganizationAsync();
        return new LevelRoom(host, organization, await host.ClientForAsync(organization, Role.ServiceDeliveryManager));
    }

    /// <summary>Office hours in Jakarta, with a holiday.</summary>
    public static CalendarBody Office { get; } = new(
        "Asia/Jakarta",
        [.. Enumerable.Repeat<IReadOnlyList<IReadOnlyList<string>>>([["08:00", "12:00"], ["13:00", "17:00"]], 5), [], []],
        [new CalendarDate(new(2026, 8, 17), "Independence day", [])]);

    /// <summary>A target for each priority and metric.</summary>
    public static SlaPolicyBody Policy(int responseSeconds = 3_600, int resolutionSeconds = 36_000) => new(
        [
            .. Enum.GetValues<Priority>().SelectMany(priority => new[]
            {
                new SlaTargetBody(null, priority, ClockMetric.Response, responseSeconds),
                new SlaTargetBody(null, priority, ClockMetric.Resolution, resolutionSeconds),
                new SlaTargetBody(null, priority, ClockMetric.Update, responseSeconds),
            }),
        ],
        [HoldReason.AwaitingConsumer]);

    public async Task<SlaPolicyResponse> StandardAsync() =>
        (await IncidentRoom.GetAsync<Contracts.Paging.PageResponse<SlaPolicyResponse>>(Manager, "sla-policies")).Items.Single();

    public static async Task<HttpResponseMessage> PutAsync<T>(HttpClient by, string path, int? version, T body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/{path}") { Content = JsonContent.Create(body, options: PlatformJson.Options) };
        if (version is { } known) request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{known}\""));
        return await by.SendAsync(request, Cancel);
    }

    public static async Task<PlatformProblem> RefusedAsync(Task<HttpResponseMessage> call, HttpStatusCode status = HttpStatusCode.UnprocessableEntity)
    {
        using var response = await call;
        return await IncidentRoom.ProblemAsync(response, status);
    }
}
