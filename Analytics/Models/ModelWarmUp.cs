using IncidentPlatform.Analytics.Similarity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Analytics.Models;

/// <summary>Loads models and indexes of similar records before a record waits for them: at the start, and when another goes into service.</summary>
internal sealed partial class ModelWarmUp(
    IServiceScopeFactory scopes, ModelCache cache, SimilarityIndexes similar, WakeUps wakeUps, IOptions<ModelOptions> options, ILogger<ModelWarmUp> logger) : BackgroundService
{
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LoadAsync(stoppingToken);
                await wakeUps.WaitAsync(RoutingModelRegistry.Hint, LooksAgainAfter, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(exception); // records still find their models, a little later
                await Task.Delay(LooksAgainAfter, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // The oldest organizations up to the cache's capacity; more would push each other out.
    private async Task LoadAsync(CancellationToken cancel)
    {
        List<Guid> organizations;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
            organizations = await db.Database.SqlQuery<Guid>($"select id as \"Value\" from organization_ids({Guid.Empty}, {options.Value.Capacity})")
                .ToListAsync(cancel);
        }
        foreach (var organizationId in organizations)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
            await cache.GetAsync(scope.ServiceProvider.GetRequiredService<PlatformDbContext>(), cancel);
            await similar.WarmAsync(organizationId, cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Models could not be loaded ahead")]
    private partial void LogFailed(Exception exception);
}
