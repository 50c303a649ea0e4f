using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using System.Threading.Channels;
using IncidentPlatform.Analytics.Tests.Routing;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Domain.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.Decisions;

public sealed class InternalEndpointTests(TrainedFixture trained) : IAsyncLifetime
{
    private RoutingLab _lab = null!;
    private AnalyticsHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _lab = await RoutingLab.CreateAsync(RoutingMode.Auto);
        await _lab.ServeAsync(trained.Model, until: Instant.FromUtc(2026, 9, 1, 0, 0));
        _host = new AnalyticsHost(_lab.Database, _lab.Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _lab.DisposeAsync();
    }

    [Theory]
    [InlineData("no key", null)]
    [InlineData("another key", "an internal key that only tests know or")]
    public async Task Without_the_key_nothing_is_there(string reason, string? key)
    {
        using var response = await Client(key).PostAsJsonAsync(PathOf("preview"), new RoutingPreviewRequest("vpn"), Cancel);

        Assert.True(response.StatusCode == HttpStatusCode.NotFound, reason);
    }

    [Fact]
    public async Task A_text_is_previewed_with_the_names_of_the_groups_and_the_words_that_spoke_for_them()
    {
        using var response = await Client(AnalyticsHost.Key).PostAsJsonAsync(
            PathOf("preview"), new RoutingPreviewRequest("VPN tidak bisa connect", "VPN gagal connect dari rumah"), Cancel);

        var preview = (await response.Content.ReadFromJsonAsync<RoutingPreviewResponse>(PlatformJson.Options, Cancel))!;
        Assert.Equal((1, null), (preview.ModelVersion, preview.Note));
        Assert.Equal(3, preview.Suggestions.Count);
        Assert.Equal("network", preview.Suggestions[0].Group);
        Assert.Contains("vpn", preview.Suggestions[0].Terms.Select(term => term.Term));
    }

    [Fact]
    public async Task A_version_is_evaluated_on_records_that_it_has_not_seen()
    {
        await _lab.SeedAsync(1_500, seed: 5);

        using var response = await Client(AnalyticsHost.Key).PostAsync(PathOf("models/1/evaluate"), null, Cancel);
        using var missing = await Client(AnalyticsHost.Key).PostAsync(PathOf("models/2/evaluate"), null, Cancel);

        var found = (await response.Content.ReadFromJsonAsync<RoutingEvaluationResponse>(PlatformJson.Options, Cancel))!;
        Assert.InRange(found.Records, 100, 600);
        Assert.True(found.From > Instant.FromUtc(2026, 9, 1, 0, 0));
        Assert.InRange(found.Accuracy!.Value, 0.5, 1);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Records_are_routed_within_a_second_of_their_submission()
    {
        const int records = 60;
        var meters = _host.Services.GetRequiredService<IMeterFactory>(); // starts the loops as well
        var decided = Channel.CreateUnbounded<long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meter) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name == "incident_platform.routing.duration") meter.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => decided.Writer.TryWrite(Stopwatch.GetTimestamp()));
        listener.Start();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        var wakeUps = _host.Services.GetRequiredService<WakeUps>();

        var took = new List<TimeSpan>();
        foreach (var text in TrainedFixture.Examples.Take(records))
        {
            var submitted = Stopwatch.GetTimestamp();
            await _lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
            wakeUps.Signal([Subscriptions.Routing]); // what Redis carries from the process that submits
            took.Add(Stopwatch.GetElapsedTime(submitted, await decided.Reader.ReadAsync(limit.Token)));
        }

        took.Sort();
        TestContext.Current.SendDiagnosticMessage($"submission to decision: median {took[records / 2]}, p95 {took[records * 95 / 100]}, longest {took[^1]}");
        Assert.InRange(took[records * 95 / 100], TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private string PathOf(string what) => $"/internal/routing/{_lab.Organization.Id}/{what}";

    private HttpClient Client(string? key)
    {
        var client = _host.CreateClient();
        if (key is not null) client.DefaultRequestHeaders.Add("X-Analytics-Key", key);
        return client;
    }
}
