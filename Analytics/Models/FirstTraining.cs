using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Analytics.Models;

/// <summary>Gives organizations that have enough resolved records and no model their first one; category rules route meanwhile.</summary>
internal sealed class FirstTraining(
    IServiceScopeFactory scopes, NpgsqlDataSource source, TrainingProcesses processes, TimeProvider time, IOptions<ModelOptions> options,
    ILogger<FirstTraining> logger) : TrainingLoop(scopes, source, processes, time, logger)
{
    // What failed yesterday may succeed with today's records; at once it would fail again.
    private static readonly Duration RestsAfterFailure = Duration.FromDays(1);

    private readonly TimeProvider _time = time;

    protected override string LockName => "routing-first-training";

    protected override TimeSpan Interval => options.Value.FirstTrainingInterval;

    protected override async Task<TrainingCause?> DueAsync(PlatformDbContext db, CancellationToken cancel)
    {
        var lately = WholeSeconds.Now(_time) - RestsAfterFailure;
        var hasOne = await db.RoutingModels.AnyAsync(
            model => model.Artifact != null
                || ((model.State == RoutingModelState.Failed || model.State == RoutingModelState.Cancelled) && model.CreatedAt > lately),
            cancel);
        return !hasOne && await TrainingExamples.AreAtLeastAsync(db, options.Value.MinExamples, cancel) ? new TrainingCause(RoutingTrigger.First) : null;
    }
}
