using IncidentPlatform.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace IncidentPlatform.Analytics.Tests.Metrics;

/// <summary>Analytics in this process, on a real port, over a database of a test.</summary>
internal sealed class AnalyticsHost : WebApplicationFactory<Program>
{
    private readonly PlatformDatabase _database;
    private readonly IReadOnlyDictionary<string, string?> _settings;

    private AnalyticsHost(PlatformDatabase database, IReadOnlyDictionary<string, string?> settings)
    {
        _database = database;
        _settings = settings;
    }

    /// <summary>Host and port.</summary>
    public string Address => new Uri(ClientOptions.BaseAddress.ToString()).Authority;

    public static AnalyticsHost Start(PlatformDatabase database, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var host = new AnalyticsHost(database, settings ?? new Dictionary<string, string?>());
        host.UseKestrel(0);
        host.StartServer();
        return host;
    }

    /// <summary>What Prometheus would read now.</summary>
    public async Task<string> MetricsAsync(CancellationToken cancel)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync($"http://{Address}/metrics", cancel);
    }

    /// <summary>Reads until the text satisfies the condition; fails with the last text after 30 s.</summary>
    public async Task<string> MetricsWhenAsync(Func<string, bool> condition, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        var text = "";
        try
        {
            while (true)
            {
                text = await MetricsAsync(limit.Token);
                if (condition(text)) return text;
                await Task.Delay(100, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            Assert.Fail($"Not within 30 seconds. The last answer was:\n{text}");
            throw;
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:platform", _database.WorkerConnectionString);
        builder.UseSetting("BusinessMetrics:Interval", "00:00:00.200");
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
    }
}
