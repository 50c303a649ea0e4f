using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace IncidentPlatform.Worker.Tests.Messaging.Conformance;

/// <summary>Processes with a test's handler over a transport, on a database of the test's own.</summary>
public abstract class TransportTest : IAsyncLifetime
{
    protected const int MaxAttempts = 3;
    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    private readonly List<IHost> processes = [];

    /// <summary>The subscription whose handler is tested; rows are enqueued for the relay's.</summary>
    protected abstract string Subscription { get; }

    private protected MessagingDatabase Database { get; private set; } = null!;

    private protected Script Script { get; } = new();

    protected Guid Organization { get; } = Guid.NewGuid();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => Database = await MessagingDatabase.CreateAsync(Cancel);

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var process in processes.ToList()) await StopAsync(process);
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Registers the transport in a process.</summary>
    protected abstract void AddTransport(IHostApplicationBuilder builder);

    private protected Task<Guid> EnqueueAsync(Guid record, int sequence) => Database.EnqueueAsync(Organization, record, sequence, Cancel);

    /// <summary>Waits for as many effects on the record, then shows all.</summary>
    private protected async Task<List<int>> EffectsAsync(Guid record, int count)
    {
        await UntilAsync(async () => (await Database.EffectsAsync(record, Cancel)).Count >= count);
        return await Database.EffectsAsync(record, Cancel);
    }

    protected static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Limit);
        while (!await condition()) await Task.Delay(20, limit.Token);
    }

    /// <summary>A process with the handler.</summary>
    protected async Task<IHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection([
            new("Messaging:PollInterval", "00:00:00.050"),
            new("Messaging:RetryDelay", "00:00:00.020"),
            new("Messaging:MaxAttempts", $"{MaxAttempts}"),
        ]);
        builder.Services.AddLogging();
        // A pool of the process's own, so that it ends with it.
        builder.Services.AddPlatformData(new NpgsqlConnectionStringBuilder(Database.Platform.WorkerConnectionString) { ApplicationName = Guid.NewGuid().ToString("N") }.ConnectionString);
        builder.Services.AddSingleton(Script);
        builder.Services.AddSingleton(new HandledSubscription(Subscription));
        builder.Services.AddDeliveryHandler<TestHandler>(Subscription);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)));
        AddTransport(builder);
        var process = builder.Build();
        processes.Add(process);
        await process.StartAsync(Cancel);
        return process;
    }

    protected async Task StopAsync(IHost process)
    {
        processes.Remove(process);
        await process.StopAsync(CancellationToken.None);
        if (process is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }
}
