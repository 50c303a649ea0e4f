using System.Globalization;
using System.Text.RegularExpressions;
using IncidentPlatform.Analytics.Tests.Facts;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Testing;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.Metrics;

public sealed partial class BusinessMetricsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_figures_are_those_of_the_records_and_one_replica_alone_shows_them()
    {
        var database = await PlatformDatabase.CreateAsync();
        await using var world = await FactsWorld.CreateAsync(database);
        await world.AddRecordsAsync(40, new Random(4));
        await world.RebuildAsync();
        var open = world.Timelines.Select(pair => IncidentHistory.Replay(pair.Key, world.Organization.Id, pair.Value, world.World.Lookup))
            .Where(record => record is { Kind: IncidentKind.Incident, IsOpen: true }).ToList();

        var first = await AnalyticsProcess.StartAsync(database, Cancel);
        var text = await first.MetricsWhenAsync(text => text.Contains("incident_platform_open_incidents{", StringComparison.Ordinal), Cancel);
        await using var second = await AnalyticsProcess.StartAsync(database, Cancel);

        foreach (var priority in Enum.GetValues<Priority>())
            Assert.Equal(open.Count(record => record.Priority == priority), Value(text, "incident_platform_open_incidents", ("priority", $"{priority}")));
        foreach (var metric in new[] { ClockMetric.Response, ClockMetric.Resolution })
        {
            foreach (var band in SlaClock.Bands)
            {
                Assert.Equal(
                    open.SelectMany(record => record.Clocks).Count(clock =>
                        clock is { Level: ClockLevel.Sla, State: ClockState.Running } && clock.Metric == metric && clock.Band == band),
                    Value(text, "incident_platform_open_clocks", ("metric", $"{metric}"), ("band", $"{band}")));
            }
        }
        Assert.Contains($"organization=\"{world.Organization.Row.Key}\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("incident_platform_open_incidents{", await second.MetricsAsync(Cancel), StringComparison.Ordinal);

        await first.DisposeAsync(); // gives the lock back: the other one takes over
        await second.MetricsWhenAsync(text => text.Contains("incident_platform_open_incidents{", StringComparison.Ordinal), Cancel);
    }

    [Fact]
    public async Task Organizations_beyond_the_limit_share_a_label()
    {
        var database = await PlatformDatabase.CreateAsync();
        await using var oldest = await FactsWorld.CreateAsync(database, Instant.FromUtc(2020, 1, 1, 0, 0));
        await using var other = await FactsWorld.CreateAsync(database);
        foreach (var world in new[] { oldest, other })
        {
            await world.AddRecordsAsync(10, new Random(6));
            await world.RebuildAsync();
        }

        await using var host = await AnalyticsProcess.StartAsync(database, Cancel, "--BusinessMetrics:MaxOrganizations=1");
        var text = await host.MetricsWhenAsync(text => text.Contains("incident_platform_incidents_opened_total{", StringComparison.Ordinal), Cancel);

        Assert.Equal([oldest.Organization.Row.Key, "other"], Organization().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_change_comes_through_its_delivery_and_nobody_counts_what_is_open()
    {
        var database = await PlatformDatabase.CreateAsync();
        await using var world = await FactsWorld.CreateAsync(database);
        await using var host = await AnalyticsProcess.StartAsync(database, Cancel);

        await world.AddDeliveredAsync(Random.Shared.Next());

        await host.MetricsWhenAsync(text => text.Contains("incident_platform_incidents_opened_total{", StringComparison.Ordinal), Cancel);
    }

    private static long Value(string text, string series, params (string Name, string Value)[] labels)
    {
        var line = text.Split('\n').FirstOrDefault(line => line.StartsWith($"{series}{{", StringComparison.Ordinal)
            && labels.All(label => line.Contains($"{label.Name}=\"{label.Value}\"", StringComparison.Ordinal)));
        return line is null ? 0 : (long)double.Parse(ValueOf().Match(line).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""\} ([0-9.eE+-]+)""")]
    private static partial Regex ValueOf();

    [GeneratedRegex("incident_platform_incidents_opened_total\\{[^}]*organization=\"([^\"]+)\"")]
    private static partial Regex Organization();
}
