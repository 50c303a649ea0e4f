using System.Text.Json;
using IncidentPlatform.Analytics.Learning;
using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Analytics.Models;

/// <summary>
/// Trains one version for one organization: reads its records, trains, compares, keeps. Holds the organization's training lock
/// meanwhile, and stops when its version is no longer entered as being trained.
/// </summary>
internal sealed partial class ModelTraining(
    IServiceScopeFactory scopes, NpgsqlDataSource source, BlindModels blind, TimeProvider time, IOptions<ModelOptions> options, ILogger<ModelTraining> logger)
{
    private static readonly TimeSpan WaitsForLock = TimeSpan.FromSeconds(10);

    /// <summary>Trains to the end.</summary>
    /// <param name="version">The version that was entered for this run; null to enter one.</param>
    public async Task<TrainingResult> RunAsync(Guid organizationId, int? version, CancellationToken cancel)
    {
        await using var held = await TrainingLock.TakeAsync(source, organizationId, WaitsForLock, cancel);
        var entered = held is null ? version
            : version ?? await InScopeAsync(organizationId, (registry, _) => registry.BeginAsync(TrainingCause.OnDemand(null), holdsLock: true, cancel));
        if (entered is not { } number) return TrainingResult.Busy;
        if (held is null)
        {
            await EndAsync(organizationId, number, RoutingModelState.Failed, "Another training of this organization was running.");
            return TrainingResult.Busy;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var progress = new TrainingReport(
            (stage, percent) => InScopeAsync(organizationId, (registry, _) => registry.ReportAsync(number, stage, percent, CancellationToken.None)), ended);
        try
        {
            return await TrainAsync(organizationId, number, progress, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            await progress.DisposeAsync();
            await EndAsync(organizationId, number, RoutingModelState.Interrupted, "The process that trained it was stopped.");
            return TrainingResult.Ended;
        }
        catch (Exception exception)
        {
            await progress.DisposeAsync();
            LogFailed(exception, number);
            var reason = exception is RoutingTrainingException ? exception.Message : $"Training failed: {exception.GetType().Name}.";
            await EndAsync(organizationId, number, RoutingModelState.Failed, reason);
            return TrainingResult.Failed;
        }
    }

    private async Task<TrainingResult> TrainAsync(Guid organizationId, int version, TrainingReport progress, CancellationToken cancel)
    {
        progress.Begin();
        var examples = await InScopeAsync(organizationId, (_, db) => TrainingExamples.ReadAsync(db, options.Value.MaxExamples, null, cancel));
        var desk = await InScopeAsync(organizationId, (_, db) => db.Organizations.Select(organization => organization.DeskGroupId).SingleAsync(cancel));
        var trained = RoutingTrainer.Train(examples, new RoutingTrainingOptions { ServiceDeskGroupId = desk }, progress, cancel);

        var (hasOne, champion, zone, succession) = await InScopeAsync(organizationId, (_, db) => PresentAsync(db, cancel));
        var heldOut = examples.Skip(examples.Count - trained.HeldOut.Count).ToArray();
        var contest = champion is null ? null : ContestRows.Compare(champion, heldOut, trained.HeldOut, succession);
        var promotes = PromotionRule.GoesIntoService(hasOne, champion, contest);
        var metrics = trained.Metrics with
        {
            Contest = contest,
            Weeks = RoutingWeeks.Of(heldOut.Zip(trained.HeldOut), succession, zone),
            InService = contest is null ? null : new Rival(contest.Records, contest.PresentAccuracy, contest.NewAccuracy),
        };
        using var bytes = new MemoryStream();
        trained.Model.Save(bytes);
        var artifact = new TrainedArtifact(
            bytes.ToArray(), JsonSerializer.Serialize(metrics, PlatformJson.Options), examples.Count, trained.Metrics.From, trained.Metrics.To,
            UnseenPoints.Write(trained.Unseen));

        await progress.DisposeAsync(); // its last word comes before the end, not after
        cancel.ThrowIfCancellationRequested();
        var isKept = await InScopeAsync(organizationId, (registry, _) => registry.FinishAsync(version, artifact, promotes, cancel));
        if (!isKept) return TrainingResult.Ended;

        LogTrained(version, examples.Count, trained.Metrics.Accuracy, promotes);
        if (promotes is not null) await ReplayAsync(organizationId, version, examples, new RoutingTrainingOptions { ServiceDeskGroupId = desk }, cancel);
        return TrainingResult.Trained;
    }

    // After the model is in service: nobody waits for the proof, and without it groups earn their mode by what they decide from now on.
    private async Task ReplayAsync(
        Guid organizationId, int version, IReadOnlyList<RoutingExample> examples, RoutingTrainingOptions learning, CancellationToken cancel)
    {
        try
        {
            if (!await InScopeAsync(organizationId, (_, db) => PastReplay.IsDueAsync(db, cancel))) return;

            var replayed = PastReplay.Of(organizationId, version, examples, learning, WholeSeconds.Now(time), cancel);
            await InScopeAsync(organizationId, async (_, db) =>
            {
                db.RoutingReplays.AddRange(replayed);
                return await db.SaveChangesAsync(cancel);
            });
            var (decided, right) = (replayed.Sum(row => row.Decided), replayed.Sum(row => row.RightCount));
            LogReplayed(version, decided, right);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            LogNotReplayed(exception, version);
        }
    }

    private async Task<(bool HasOne, BlindModel? Champion, DateTimeZone Zone, GroupSuccession Succession)> PresentAsync(
        PlatformDbContext db, CancellationToken cancel)
    {
        var zone = await db.Organizations.Select(organization => organization.TimeZone).SingleAsync(cancel);
        return (
            await db.RoutingModels.AnyAsync(model => model.State == RoutingModelState.InService, cancel), await blind.InServiceAsync(db, cancel),
            DateTimeZoneProviders.Tzdb[zone], await GroupSuccessions.ReadAsync(db, cancel));
    }

    private Task<bool> EndAsync(Guid organizationId, int version, RoutingModelState state, string reason) =>
        InScopeAsync(organizationId, (registry, _) => registry.EndAsync(version, state, reason, CancellationToken.None));

    private async Task<T> InScopeAsync<T>(Guid organizationId, Func<RoutingModelRegistry, PlatformDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        return await work(
            scope.ServiceProvider.GetRequiredService<RoutingModelRegistry>(), scope.ServiceProvider.GetRequiredService<PlatformDbContext>());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Routing model {Version} is trained on {Examples} records: accuracy {Accuracy:F3}; goes into service: {Cause}")]
    private partial void LogTrained(int version, int examples, double accuracy, PromotionCause? cause);

    [LoggerMessage(Level = LogLevel.Information, Message = "Replayed the past for model {Version}: {Decided} records would have been assigned, {Right} of them rightly")]
    private partial void LogReplayed(int version, int decided, int right);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The past could not be replayed for model {Version}; groups earn their mode by their decisions alone")]
    private partial void LogNotReplayed(Exception exception, int version);

    [LoggerMessage(Level = LogLevel.Error, Message = "Routing model {Version} could not be trained")]
    private partial void LogFailed(Exception exception, int version);
}
