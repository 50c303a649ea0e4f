using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentPlatform.Analytics.Models;

/// <summary>Looks through all organizations for those whose model is to be trained, and trains one after the other.</summary>
internal abstract partial class TrainingLoop(
    IServiceScopeFactory scopes, NpgsqlDataSource source, TrainingProcesses processes, TimeProvider time, ILogger logger) : BackgroundService
{
    private const int PageSize = 200;

    /// <summary>Of all replicas one looks at a time.</summary>
    protected abstract string LockName { get; }

    /// <summary>Wait between two looks.</summary>
    protected abstract TimeSpan Interval { get; }

    /// <summary>Wait before the first look.</summary>
    protected virtual TimeSpan StartsAfter => TimeSpan.Zero;

    /// <summary>Looks once; nothing while another replica does.</summary>
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

    /// <summary>Why the model of the context's organization is to be trained now; null when it is not. Routing is on there.</summary>
    protected abstract Task<TrainingCause?> DueAsync(PlatformDbContext db, CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(StartsAfter, time, stoppingToken);
            using var timer = new PeriodicTimer(Interval, time);
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
            LogPassFailed(exception, GetType().Name);
        }
    }

    private async Task<TrainingCause?> DueAsync(Guid organizationId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        return await IsOnAsync(db, cancel) ? await DueAsync(db, cancel) : null;
    }

    // Whom nothing asks, nothing is trained for.
    private static async Task<bool> IsOnAsync(PlatformDbContext db, CancellationToken cancel)
    {
        var organization = await db.Organizations.AsNoTracking().SingleAsync(cancel);
        var groups = await db.SupportGroups.AsNoTracking().Where(group => group.IsActive).Select(group => group.Id).Take(RoutingPolicies.MostGroups).ToListAsync(cancel);
        return (await RoutingPolicies.ReadAsync(db, organization, cancel)).IsOn(groups);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The routing model of organization {OrganizationId} is to be trained: {Trigger}")]
    private partial void LogDue(Guid organizationId, RoutingTrigger trigger);

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether the routing model of organization {OrganizationId} is to be trained could not be decided, or its training could not be begun")]
    private partial void LogFailed(Exception exception, Guid organizationId);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Loop} failed to look for models to be trained; next try after the interval")]
    private partial void LogPassFailed(Exception exception, string loop);
}
