using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>Trains models anew: by the calendar, or because records are no longer like those that were learned from.</summary>
internal sealed partial class Retraining(
    IServiceScopeFactory scopes, NpgsqlDataSource source, TrainingProcesses processes, DriftMeasurement drift, TimeProvider time,
    IOptions<LearningOptions> options, ILogger<Retraining> logger) : BackgroundService
{
    private const string LockName = "routing-retraining";
    private const int PageSize = 200;

    /// <summary>Looks once through all organizations, one training after the other; nothing while another replica does.</summary>
    /// <returns>How many trainings ran.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        await using var held = await NamedLock.TakeAsync(source, LockName, cancel);
        if (held is null) return 0;

        var trained = 0;
        await foreach (var organizationId in OrganizationWalk.AllAsync(scopes, PageSize, cancel))
        {
            try
            {
                if (await DueAsync(organizationId, cancel) is not { } cause) continue;

                LogDue(organizationId, cause.Trigger);
                if (await processes.StartAsync(organizationId, cause, cancel) is not { } started) continue;

                await started.Ended.WaitAsync(cancel);
                trained++;
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                LogFailed(exception, organizationId); // the others are looked at all the same
            }
        }

        return trained;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryOnceAsync(stoppingToken);
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
            LogPassFailed(exception);
        }
    }

    private async Task<TrainingCause?> DueAsync(Guid organizationId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = WholeSeconds.Now(time);
        var settings = await db.LearningSettings.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (settings?.MeasuredAt is { } measuredAt && now - measuredAt < Duration.FromTimeSpan(options.Value.MeasuresEvery)) return null;
        if (await db.Organizations.Select(organization => organization.RoutingMode).SingleAsync(cancel) == RoutingMode.Off) return null;
        if (await drift.MeasureAsync(db, cancel) is not { } newRecords) return null;

        settings = await db.LearningSettings.AsNoTracking().SingleAsync(cancel);
        var state = new RetrainingState(
            settings.RetrainDays, settings.RetrainsOnDrift, await db.RoutingModels.MaxAsync(model => model.CreatedAt, cancel), newRecords,
            options.Value.FewestNewRecords, settings.Drift);
        return RetrainingRule.Due(state, now) is { } trigger
            ? new TrainingCause(trigger) { Drift = trigger == RoutingTrigger.Drift ? settings.Drift : [] }
            : null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The routing model of organization {OrganizationId} is trained anew: {Trigger}")]
    private partial void LogDue(Guid organizationId, RoutingTrigger trigger);

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether the routing model of organization {OrganizationId} is to be trained anew could not be decided")]
    private partial void LogFailed(Exception exception, Guid organizationId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for models to be trained anew failed; next try after the interval")]
    private partial void LogPassFailed(Exception exception);
}
