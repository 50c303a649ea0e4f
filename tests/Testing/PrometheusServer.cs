using System.Net.Http.Json;
using System.Text.Json;

namespace IncidentPlatform.Testing;

/// <summary>A throwaway Prometheus of this machine's own program on loopback that reads one <c>/metrics</c> every second.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private readonly GuardedProcess process;
    private readonly HttpClient client;

    private PrometheusServer(GuardedProcess process, HttpClient client)
    {
        this.process = process;
        this.client = client;
    }

    /// <summary>Starts it and waits until it has read the target twice, so that rates exist.</summary>
    /// <param name="target">Host and port.</param>
    /// <param name="rulesFile">Rules to evaluate.</param>
    public static async Task<PrometheusServer> StartAsync(string target, string rulesFile, CancellationToken cancel)
    {
        var folder = GuardedProcess.NewFolder("prometheus");
        Directory.CreateDirectory(folder);
        var configuration = Path.Combine(folder, "prometheus.yml");
        await File.WriteAllTextAsync(configuration, $"""
            global:
              scrape_interval: 1s
              evaluation_interval: 1s
            rule_files: ["{rulesFile}"]
            scrape_configs:
              - job_name: analytics
                static_configs: [{"{"}targets: ["{target}"]{"}"}]
            """, cancel);
        var port = GuardedProcess.FreePort();
        var process = GuardedProcess.Start(
            "TERM", folder, "prometheus", $"--config.file={configuration}", $"--storage.tsdb.path={Path.Combine(folder, "data")}",
            $"--web.listen-address=127.0.0.1:{port}");
        var server = new PrometheusServer(process, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") });
        await process.WaitAsync(server.HasReadTwiceAsync, cancel, seconds: 120);
        return server;
    }

    /// <summary>The result of a query.</summary>
    /// <exception cref="InvalidOperationException">Prometheus refuses the query; the message says why.</exception>
    public async Task<IReadOnlyList<JsonElement>> QueryAsync(string expression, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent([new("query", expression)]);
        using var response = await client.PostAsync("/api/v1/query", form, cancel);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
        if (answer.GetProperty("status").GetString() != "success")
            throw new InvalidOperationException($"{answer.GetProperty("error").GetString()} in: {expression}");
        return [.. answer.GetProperty("data").GetProperty("result").EnumerateArray()];
    }

    /// <summary>The result of a query as soon as there is one.</summary>
    /// <exception cref="TimeoutException">Still empty after a minute.</exception>
    public async Task<IReadOnlyList<JsonElement>> QueryUntilDataAsync(string expression, CancellationToken cancel)
    {
        IReadOnlyList<JsonElement> result = [];
        try
        {
            await process.WaitAsync(async inner => (result = await QueryAsync(expression, inner)).Count > 0, cancel, seconds: 60);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No data for: {expression}");
        }
        return result;
    }

    /// <summary>Names of all series it has.</summary>
    public async Task<IReadOnlySet<string>> SeriesAsync(CancellationToken cancel)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>("/api/v1/label/__name__/values", cancel);
        return answer.GetProperty("data").EnumerateArray().Select(name => name.GetString()!).ToHashSet();
    }

    /// <summary>Rules and alerts that could not be evaluated, with their errors.</summary>
    public async Task<IReadOnlyList<string>> FailedRulesAsync(CancellationToken cancel)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>("/api/v1/rules", cancel);
        return
        [
            .. answer.GetProperty("data").GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("rules").EnumerateArray())
                .Where(rule => rule.GetProperty("health").GetString() is not "ok")
                .Select(rule => $"{rule.GetProperty("name")}: {(rule.TryGetProperty("lastError", out var error) ? error.GetString() : "not evaluated")}"),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await process.DisposeAsync();
    }

    private async Task<bool> HasReadTwiceAsync(CancellationToken cancel)
    {
        try
        {
            var reads = await QueryAsync("count_over_time(incident_platform_open_incidents[1m]) >= 2 and on () count_over_time(up[1m]) >= 2", cancel);
            return reads.Count > 0 && (await FailedRulesAsync(cancel)).Count == 0;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
        catch (JsonException)
        {
            return false; // it is replaying its log and answers in words
        }
    }
}
