using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>Forgets which deliveries took effect once their messages cannot come any more.</summary>
internal sealed partial class HandledPurge(
    IServiceScopeFactory scopes, TimeProvider time, IOptions<ServiceBusOptions> options, ILogger<HandledPurge> logger) : BackgroundService
{
    private const int BatchSize = 1000;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <returns>How many marks were removed; fewer than a full batch when no more are old enough.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var before = WholeSeconds.Now(time) - Duration.FromTimeSpan(options.Value.HandledRetention);
        return await db.Database.ExecuteSqlAsync($"""
            delete from handled where (subscription, delivery_id) in (
                select subscription, delivery_id from handled where at < {before} order by at limit {BatchSize})
            """, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await PurgeAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task PurgeAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await RunOnceAsync(stoppingToken) == BatchSize)
            {
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogPassFailed(exception); // the database is away
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Forgetting old deliveries failed; next try after a pause")]
    private partial void LogPassFailed(Exception exception);
}
