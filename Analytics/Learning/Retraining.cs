using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>Trains models anew: by the calendar, or because records are no longer like those that were learned from.</summary>
internal sealed class Retraining(
    IServiceScopeFactory scopes, NpgsqlDataSource source, TrainingProcesses processes, DriftMeasurement drift, TimeProvider time,
    IOptions<LearningOptions> options, ILogger<Retraining> logger) : TrainingLoop(scopes, source, processes, time, logger)
{
    private readonly TimeProvider _time = time;

    protected override string LockName => "routing-retraining";

    protected override TimeSpan Interval => options.Value.Interval;

    // A process that has just started has records to route.
    protected override TimeSpan StartsAfter => options.Value.Interval;

    protected override async Task<TrainingCause?> DueAsync(PlatformDbContext db, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(_time);
        var settings = await db.LearningSettings.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (settings?.MeasuredAt is { } measuredAt && now - measuredAt < Duration.FromTimeSpan(options.Value.MeasuresEvery)) return null;
        if (await drift.MeasureAsync(db, cancel) is not { } newRecords) return null;

        settings = await db.LearningSettings.AsNoTracking().SingleAsync(cancel);
        var state = new RetrainingState(
            settings.RetrainDays, settings.RetrainsOnDrift, await db.RoutingModels.MaxAsync(model => model.CreatedAt, cancel), newRecords,
            options.Value.FewestNewRecords, settings.Drift);
        return RetrainingRule.Due(state, now) is { } trigger
            ? new TrainingCause(trigger) { Drift = trigger == RoutingTrigger.Drift ? settings.Drift : [] }
            : null;
    }
}
