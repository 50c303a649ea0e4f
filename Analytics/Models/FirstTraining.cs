using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Analytics.Models;

/// <summary>Gives organizations that have enough resolved records and no model their first one; category rules route meanwhile.</summary>
internal sealed partial class FirstTraining(
    IServiceScopeFactory scopes, TrainingProcesses processes, TimeProvider time, IOptions<ModelOptions> options, ILogger<FirstTraining> logger)
    : BackgroundService
{
    private const int PageSize = 200;

    // What failed yesterday may succeed with today's records; at once it would fail again.
    private static readonly Duration RestsAfterFailure = Duration.FromDays(1);

    /// <summary>Looks once through all organizations, one training after the other.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        await foreach (var organizationId in OrganizationWalk.AllAsync(scopes, PageSize, cancel))
        {
            if (!await NeedsModelAsync(organizationId, cancel)) continue;
            if (await processes.StartAsync(organizationId, new TrainingCause(RoutingTrigger.First), cancel) is { } started) await started.Ended.WaitAsync(cancel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.FirstTrainingInterval, time);
        try
        {
            do await TryOnceAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping; children are ended by TrainingProcesses.
        }
    }

    private async Task TryOnceAsync(CancellationToken cancel)
    {
        try
        {
            await RunOnceAsync(cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }

    private async Task<bool> NeedsModelAsync(Guid organizationId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        if (await db.Organizations.Select(organization => organization.RoutingMode).SingleAsync(cancel) == RoutingMode.Off) return false;

        var lately = WholeSeconds.Now(time) - RestsAfterFailure;
        var hasOne = await db.RoutingModels.AnyAsync(
            model => model.Artifact != null
                || ((model.State == RoutingModelState.Failed || model.State == RoutingModelState.Cancelled) && model.CreatedAt > lately),
            cancel);
        return !hasOne && await TrainingExamples.AreAtLeastAsync(db, options.Value.MinExamples, cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for organizations without a routing model failed; next try after the interval")]
    private partial void LogFailed(Exception exception);
}
