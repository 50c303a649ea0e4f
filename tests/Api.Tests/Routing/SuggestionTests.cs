using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Testing;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Routing;

public sealed class SuggestionTests : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 2, 0);
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private Guid _requester;
    private HttpClient _consumer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.SharedAsync();
        _organization = await _host.Database.AddOrganizationAsync();
        _requester = await _organization.AddPersonAsync("Somebody", Role.Consumer);
        _consumer = await _host.ClientForAsync(_organization, Role.Consumer);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Open_major_incidents_are_known_to_everybody_similar_ones_first_and_nothing_else_of_them()
    {
        await AddAsync(
            Record("Core banking lambat di semua cabang", isMajor: true, openedAt: Now),
            Record("Email tidak terkirim", isMajor: true, openedAt: Now + Duration.FromHours(1)),
            Record("Jaringan putus", isMajor: true, state: IncidentState.Resolved),
            Record("Data gaji terbuka", isMajor: true, isRestricted: true),
            Record("Laptop saya mati"));

        var json = await _consumer.GetFromJsonAsync<JsonElement>("/api/v1/suggestions?q=core%20banking%20lambat", Cancel);

        var known = json.GetProperty("knownIncidents").EnumerateArray().ToList();
        Assert.Equal(["Core banking lambat di semua cabang", "Email tidak terkirim"], known.Select(item => item.GetProperty("subject").GetString()));
        Assert.Equal([true, false], known.Select(item => item.GetProperty("isSimilar").GetBoolean()));
        Assert.Equal(
            ["id", "isSimilar", "number", "service", "since", "subject"], known[0].EnumerateObject().Select(property => property.Name).Order());
    }

    [Fact]
    public async Task Nothing_of_another_organization_is_suggested()
    {
        await AddAsync(Record("Core banking lambat", isMajor: true));
        var other = await _host.ClientForAsync(await _host.Database.AddOrganizationAsync(), Role.Consumer);

        var suggestions = await other.GetFromJsonAsync<SuggestionsResponse>("/api/v1/suggestions?q=core%20banking", PlatformJson.Options, Cancel);

        Assert.Null(suggestions!.Service);
        Assert.Empty(suggestions.KnownIncidents);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tolong bantu saya")]
    [InlineData("\" or ' : * & | ! <-> (")]
    public async Task A_text_that_says_nothing_suggests_no_service(string text)
    {
        await AddAsync(Record("Tolong bantu saya, printer mati", serviceId: await AddServiceAsync("printing")));

        var suggestions = await ReadAsync(text);

        Assert.Null(suggestions.Service);
    }

    [Fact]
    public async Task The_likely_service_is_that_of_similar_records_and_comes_in_time_to_be_seen_while_typing()
    {
        const int asked = 100;
        var services = new Dictionary<string, Guid>();
        foreach (var service in SyntheticCatalog.Services) services[service.Key] = await AddServiceAsync(service.Key);
        var history = SyntheticHistory.Generate(3, 2_100, Now - Duration.FromDays(180), Now);
        await AddAsync([.. history.SkipLast(asked).Select(record => Record(record.Subject, record.Description, services[record.ServiceKey], record.OpenedAt))]);

        int given = 0, right = 0;
        var took = new List<TimeSpan>();
        foreach (var record in history.TakeLast(asked))
        {
            var started = Stopwatch.GetTimestamp();
            var suggestions = await ReadAsync($"{record.Subject} {record.Description}");
            took.Add(Stopwatch.GetElapsedTime(started));
            if (suggestions.Service is not { } service) continue;
            given++;
            if (service.Name == record.ServiceKey) right++;
        }

        took.Sort();
        TestContext.Current.SendDiagnosticMessage($"service suggested for {given} of {asked}, right {right}; median {took[asked / 2]}, p95 {took[asked * 95 / 100]}");
        Assert.InRange(given, asked / 2, asked);
        Assert.InRange(right / (double)given, 0.7, 1);
        Assert.InRange(took[asked / 2], TimeSpan.Zero, TimeSpan.FromMilliseconds(150));
    }

    private async Task<SuggestionsResponse> ReadAsync(string text) => (await _consumer.GetFromJsonAsync<SuggestionsResponse>(
        $"/api/v1/suggestions?q={Uri.EscapeDataString(text[..Math.Min(text.Length, 1_000)])}", PlatformJson.Options, Cancel))!;

    private async Task<Guid> AddServiceAsync(string name)
    {
        var service = new ServiceRow { Id = Guid.CreateVersion7(), OrganizationId = _organization.Id, Key = name, Name = name };
        await _host.AsOwnerAsync(_organization.Id, async db =>
        {
            db.Services.Add(service);
            await db.SaveChangesAsync(Cancel);
        });
        return service.Id;
    }

    private Task AddAsync(params IncidentRow[] records) => _host.AsOwnerAsync(_organization.Id, async db =>
    {
        db.Incidents.AddRange(records);
        await db.SaveChangesAsync(Cancel);
    });

    private IncidentRow Record(
        string subject, string description = "", Guid? serviceId = null, Instant? openedAt = null, IncidentState state = IncidentState.InProgress,
        bool isMajor = false, bool isRestricted = false) => new()
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = _organization.Id,
            Number = $"{_organization.Row.Key}-{Guid.NewGuid():N}"[..25],
            Subject = subject,
            Description = description,
            State = state,
            IsMajor = isMajor,
            IsRestricted = isRestricted,
            ServiceId = serviceId ?? _organization.GeneralId,
            GroupId = _organization.DeskId,
            RequesterId = _requester,
            AffectedUserId = _requester,
            OpenedAt = openedAt ?? Now,
            LastLineAt = openedAt ?? Now,
        };
}
