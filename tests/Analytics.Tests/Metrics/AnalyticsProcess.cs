using IncidentPlatform.Testing;

namespace IncidentPlatform.Analytics.Tests.Metrics;

/// <summary>
/// Analytics as a process of its own on a port of its own, over a database of a test. Not inside this process: there, the
/// exporter of one replica would also show the instruments of another.
/// </summary>
internal sealed class AnalyticsProcess : IAsyncDisposable
{
    private readonly GuardedProcess _process;
    private readonly HttpClient _client = new();

    private AnalyticsProcess(GuardedProcess process, string address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Host and port.</summary>
    public string Address { get; }

    public static async Task<AnalyticsProcess> StartAsync(PlatformDatabase database, CancellationToken cancel, params string[] settings)
    {
        var address = $"127.0.0.1:{GuardedProcess.FreePort()}";
        var folder = GuardedProcess.NewFolder("analytics");
        var process = GuardedProcess.Start("TERM", folder,
        [
            "dotnet", Path.Combine(AppContext.BaseDirectory, "IncidentPlatform.Analytics.dll"), "--environment=Development", $"--urls=http://{address}",
            $"--ConnectionStrings:platform={database.WorkerConnectionString}", "--BusinessMetrics:Interval=00:00:00.200", .. settings,
        ]);
        var host = new AnalyticsProcess(process, address);
        await host.MetricsWhenAsync(_ => true, cancel);
        return host;
    }

    /// <summary>What Prometheus would read now.</summary>
    public Task<string> MetricsAsync(CancellationToken cancel) => _client.GetStringAsync($"http://{Address}/metrics", cancel);

    /// <summary>Reads until the text satisfies the condition; fails with the last text after two minutes.</summary>
    public async Task<string> MetricsWhenAsync(Func<string, bool> condition, CancellationToken cancel)
    {
        var text = "";
        try
        {
            await _process.WaitAsync(async inner =>
            {
                try
                {
                    text = await MetricsAsync(inner);
                    return condition(text);
                }
                catch (HttpRequestException refused)
                {
                    text = refused.Message; // it does not listen yet
                    return false;
                }
            }, cancel, seconds: 120);
        }
        catch (TimeoutException late)
        {
            Assert.Fail($"{late.Message}\nThe last answer was:\n{text}");
        }
        return text;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
    }
}
