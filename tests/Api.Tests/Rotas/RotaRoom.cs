using System.Net.Http.Json;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Rotas;

/// <summary>A group of three with clients for its manager and one of its members, at an instant that stands still.</summary>
internal sealed record RotaRoom(
    ApiHost Host, TestOrganization Organization, Guid Group, Guid Ayu, Guid Bima, Guid Citra, HttpClient Manager, HttpClient Member)
{
    /// <summary>Tuesday, 09:00 in Jakarta.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 2, 0);

    private static readonly Lazy<Task<ApiHost>> StillHost = new(() => ApiHost.StartAsync(new FakeTimeProvider(Now.ToDateTimeOffset())));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<RotaRoom> MakeAsync()
    {
        var host = await StillHost.Value;
        var organization = await host.Database.AddOrganizationAsync();
        var group = await organization.AddGroupAsync("network");
        var people = new List<Guid>();
        foreach (var name in new[] { "Ayu", "Bima", "Citra" }) people.Add(await organization.AddPersonAsync(name, Role.SupportMember, group));
        return new RotaRoom(
            host, organization, group, people[0], people[1], people[2],
            await host.ClientForAsync(organization, Role.IncidentManager), await host.ClientForAsync(organization, people[0]));
    }

    /// <summary>Week by week from Monday 2 March 2026, 09:00 in Jakarta.</summary>
    public static SaveRotaRequest Weekly(Guid group, params Guid[] people) => new(
        group, "Asia/Jakarta", [new OnCallLayerRequest("Weekly", people, new LocalDate(2026, 3, 2), new LocalTime(9, 0), 7)]);

    public async Task<RotaResponse> AddAsync() => await Manager.PostAsync("rotas", Weekly(Group, Ayu, Bima)).AsAsync<RotaResponse>();

    /// <summary>Two hours from now, on the first layer.</summary>
    public AddOverrideRequest Cover(RotaResponse rota, Guid person) => new(rota.Layers[0].Id, Now, Now + Duration.FromHours(2), person);

    public static async Task<HttpResponseMessage> PutAsync(HttpClient by, Guid id, SaveRotaRequest body, int? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/rotas/{id}") { Content = JsonContent.Create(body, options: PlatformJson.Options) };
        if (version is { } known) request.Headers.Add("If-Match", $"\"{known}\"");
        return await by.SendAsync(request, Cancel);
    }

    public static async Task<HttpResponseMessage> DeleteAsync(HttpClient by, string path, int? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/{path}");
        if (version is { } known) request.Headers.Add("If-Match", $"\"{known}\"");
        return await by.SendAsync(request, Cancel);
    }

    public async Task<IReadOnlyList<Guid>> OnCallAsync() =>
        [.. (await Member.ReadAsync("on-call").AsAsync<Contracts.Paging.PageResponse<OnCallNowResponse>>())
            .Items.Single(entry => entry.GroupId == Group).Shifts.Select(shift => shift.PersonId)];
}
