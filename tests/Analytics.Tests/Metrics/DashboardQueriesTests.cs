using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentPlatform.Analytics.Tests.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Analytics.Tests.Metrics;

/// <summary>Dashboard and rules against a real Prometheus that reads a live <c>/metrics</c>.</summary>
public sealed partial class DashboardQueriesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Root { get; } = FindRoot();

    private static string Rules => Path.Combine(Root, "AppHost/prometheus/rules/incident-platform.yml");

    [Fact]
    public async Task Every_query_returns_data_or_asks_for_series_that_another_process_has()
    {
        var database = await PlatformDatabase.CreateAsync();
        await using var world = await FactsWorld.CreateAsync(database);
        await world.AddRecordsAsync(60, new Random(11));
        await world.RebuildAsync();
        await world.AddDeliveredAsync(3);
        await using var host = await AnalyticsProcess.StartAsync(database, Cancel, "--BusinessMetrics:MeanDays=366");
        await host.MetricsWhenAsync(
            text => text.Contains("incident_platform_open_incidents{", StringComparison.Ordinal)
                && text.Contains("subscription=\"facts\"", StringComparison.Ordinal), Cancel);

        await using var prometheus = await PrometheusServer.StartAsync(host.Address, Rules, Cancel);

        var live = await prometheus.SeriesAsync(Cancel);
        var declared = DeclaredSeries();
        foreach (var query in DashboardQueries().Concat(RuleQueries()))
        {
            var names = SeriesName().Matches(query).Select(match => match.Value).Distinct().ToList();
            Assert.True(names.Count > 0, $"No series of the platform in: {query}");
            foreach (var name in names.Where(name => !live.Contains(name)))
                Assert.True(declared.Contains(name), $"No process has the series {name} of: {query}");

            if (IsCondition(query) || !names.All(live.Contains)) await prometheus.QueryAsync(query, Cancel);
            else await prometheus.QueryUntilDataAsync(query, Cancel);
        }
        Assert.Empty(await prometheus.FailedRulesAsync(Cancel));
        await prometheus.QueryUntilDataAsync("incident_platform:sla_attainment:ratio_7d", Cancel);
    }

    [Fact]
    public void The_rules_are_well_formed() => Promtool("check", "rules", Rules);

    [Fact]
    public async Task The_first_group_that_steps_back_raises_the_alert_and_an_hour_later_it_is_over()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("incident-platform-rules-").FullName, "step-back.yml");
        await File.WriteAllTextAsync(file, $"""
            rule_files: ["{Rules}"]
            evaluation_interval: 1m
            tests:
              - interval: 1m
                input_series:
                  - series: incident_platform_routing_step_backs_total
                    values: "0x10 1x120"
                promql_expr_test:
                  - expr: count(ALERTS{"{"}alertname="RoutingSteppedBack",alertstate="firing"{"}"})
                    eval_time: 10m
                  - expr: count(ALERTS{"{"}alertname="RoutingSteppedBack",alertstate="firing"{"}"})
                    eval_time: 12m
                    exp_samples: [{"{"}labels: "{"{}"}", value: 1{"}"}]
                  - expr: count(ALERTS{"{"}alertname="RoutingSteppedBack",alertstate="firing"{"}"})
                    eval_time: 80m
            """, Cancel);

        Promtool("test", "rules", file);
    }

    private static void Promtool(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("promtool", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.True(process.ExitCode == 0, output);
    }

    [Fact]
    public void The_dashboard_asks_only_for_series_of_the_platform_and_its_panels_have_distinct_ids()
    {
        using var dashboard = Dashboard();
        var ids = dashboard.RootElement.GetProperty("panels").EnumerateArray().Select(panel => panel.GetProperty("id").GetInt32()).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(DashboardQueries(), query => Assert.Contains("incident_platform_", query, StringComparison.Ordinal));
    }

    private static IEnumerable<string> DashboardQueries()
    {
        using var dashboard = Dashboard();
        return
        [
            .. dashboard.RootElement.GetProperty("panels").EnumerateArray()
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(target => target.GetProperty("expr").GetString()!.Replace("$organization", ".*", StringComparison.Ordinal)),
        ];
    }

    // promtool has checked the file; here only the expressions are needed, and each is one line or an indented block.
    private static IEnumerable<string> RuleQueries() =>
        RuleExpression().Matches(File.ReadAllText(Rules)).Select(match => match.Groups[1].Value.Trim().TrimStart('|').Trim())
            .Where(query => SeriesName().IsMatch(query));

    // An alert is silent while all is well.
    private static bool IsCondition(string query) => query.Contains(" > ", StringComparison.Ordinal) || query.Contains(" < ", StringComparison.Ordinal)
        || query.StartsWith("absent(", StringComparison.Ordinal) || query.Contains("outcome!=", StringComparison.Ordinal)
        || query.Contains("rate(incident_platform_delivery_lag", StringComparison.Ordinal);

    /// <summary>Names of the series that the instruments in the sources make, as Prometheus sees them.</summary>
    private static HashSet<string> DeclaredSeries()
    {
        HashSet<string> names = [];
        foreach (var file in new[] { "Worker", "Data", "Analytics", "Api" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Root, folder), "*Telemetry.cs", SearchOption.AllDirectories)
                .Concat(Directory.EnumerateFiles(Path.Combine(Root, folder), "LoopBoard.cs", SearchOption.AllDirectories))))
        {
            foreach (Match match in Instrument().Matches(File.ReadAllText(file)))
            {
                var unit = match.Groups["unit"].Value == "s" ? "_seconds" : "";
                var name = match.Groups["name"].Value.Replace('.', '_') + unit;
                names.UnionWith(match.Groups["kind"].Value switch
                {
                    "Counter" or "ObservableCounter" => [$"{name}_total"],
                    "Histogram" => [$"{name}_bucket", $"{name}_sum", $"{name}_count"],
                    _ => (string[])[name],
                });
            }
        }
        return names;
    }

    private static JsonDocument Dashboard() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "AppHost/grafana/dashboards/service-support.json")));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IncidentPlatform.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("incident_platform_[a-z0-9_]+")]
    private static partial Regex SeriesName();

    [GeneratedRegex("""^ +expr: (.+(?:\n {10,}.+)*)""", RegexOptions.Multiline)]
    private static partial Regex RuleExpression();

    [GeneratedRegex("Create(?<kind>Counter|ObservableCounter|Histogram|ObservableGauge|UpDownCounter)(?:<[a-z]+>)?\\(\\s*\"(?<name>incident_platform\\.[a-z_.]+)\",[^\"]*\"(?<unit>[^\"]+)\"")]
    private static partial Regex Instrument();
}
