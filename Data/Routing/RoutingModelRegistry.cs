using System.Security.Cryptography;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>
/// The versions of an organization's routing model: every one is kept, at most one is trained and at most one is in service.
/// Changes of an organization's versions wait for each other.
/// </summary>
public sealed class RoutingModelRegistry(PlatformDbContext db, WakeUps wakeUps, TimeProvider time)
{
    /// <summary>The hint that another model is in service.</summary>
    public const string Hint = "routing-models";

    // As long as a process may take from the entry of its version to holding the lock.
    private static readonly Duration StartsWithin = Duration.FromMinutes(1);

    private Guid OrganizationId =>
        db.Tenant.OrganizationId ?? throw new InvalidOperationException("A model belongs to an organization.");

    /// <summary>Enters a new version as being trained.</summary>
    /// <param name="cause">Who asked for it, and why.</param>
    /// <param name="holdsLock">Whether the caller holds the <see cref="TrainingLock"/>, so that nobody else can be training.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The version; null while another is trained.</returns>
    public Task<int?> BeginAsync(TrainingCause cause, bool holdsLock, CancellationToken cancel) => ChangeAsync<int?>(async now =>
    {
        var open = await db.RoutingModels.AsTracking().Where(model => model.State == RoutingModelState.Training).ToListAsync(cancel);
        if (!holdsLock && open.Count > 0 && (open.Exists(model => now - model.CreatedAt < StartsWithin) || await IsTrainingAsync(cancel)))
            return null;

        foreach (var left in open) End(left, RoutingModelState.Interrupted, "The process that trained it ended.", now);
        var version = 1 + (await db.RoutingModels.MaxAsync(model => (int?)model.Version, cancel) ?? 0);
        db.RoutingModels.Add(new RoutingModelRow
        {
            OrganizationId = OrganizationId,
            Version = version,
            Id = Guid.CreateVersion7(),
            State = RoutingModelState.Training,
            CreatedAt = now,
            CreatedBy = cause.PersonId,
            Trigger = cause.Trigger,
            Drift = [.. cause.Drift],
        });
        return version;
    }, cancel);

    /// <summary>Notes how far training is.</summary>
    /// <returns>False when it is not to go on: somebody ended it.</returns>
    public async Task<bool> ReportAsync(int version, string stage, int percent, CancellationToken cancel) =>
        await db.RoutingModels.Where(model => model.Version == version && model.State == RoutingModelState.Training)
            .ExecuteUpdateAsync(model => model.SetProperty(row => row.Stage, stage).SetProperty(row => row.Progress, percent), cancel) == 1;

    /// <summary>Keeps what was trained, and puts it into service if asked.</summary>
    /// <param name="version">The version.</param>
    /// <param name="trained">What training brought.</param>
    /// <param name="promotes">Why it goes into service; null when it does not.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>False when somebody ended the training before.</returns>
    public async Task<bool> FinishAsync(int version, TrainedArtifact trained, PromotionCause? promotes, CancellationToken cancel)
    {
        var isKept = await ChangeAsync(async now =>
        {
            var model = await db.RoutingModels.AsTracking().SingleAsync(row => row.Version == version, cancel);
            if (model.State != RoutingModelState.Training) return false;

            End(model, RoutingModelState.Ready, null, now);
            model.Progress = 100;
            model.Artifact = trained.Bytes;
            model.ArtifactSha256 = SHA256.HashData(trained.Bytes);
            model.Metrics = trained.Metrics;
            model.ExampleCount = trained.Examples;
            model.WindowFrom = trained.From;
            model.WindowTo = trained.To;
            model.Unseen = trained.Unseen;
            if (promotes is null) return true;

            await RetireAsync(cancel);
            model.State = RoutingModelState.InService;
            model.PromotedAt = now;
            model.PromotionCause = promotes;
            return true;
        }, cancel);
        if (isKept && promotes is not null) wakeUps.Signal([Hint]);
        return isKept;
    }

    /// <summary>Ends a training run without a model; a run that has ended stays as it is.</summary>
    /// <param name="version">The version.</param>
    /// <param name="state">Failed, Cancelled or Interrupted.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>False when it was not being trained.</returns>
    public Task<bool> EndAsync(int version, RoutingModelState state, string reason, CancellationToken cancel) => ChangeAsync(async now =>
    {
        var model = await db.RoutingModels.AsTracking()
            .SingleOrDefaultAsync(row => row.Version == version && row.State == RoutingModelState.Training, cancel);
        if (model is null) return false;

        End(model, state, reason, now);
        return true;
    }, cancel);

    /// <summary>Puts a version into service; the one before is kept.</summary>
    public async Task<PromotionResult> PromoteAsync(int version, Guid? personId, CancellationToken cancel)
    {
        var result = await ChangeAsync(async now =>
        {
            var state = await db.RoutingModels.Where(model => model.Version == version)
                .Select(model => (RoutingModelState?)model.State).SingleOrDefaultAsync(cancel);
            if (state is null) return PromotionResult.Missing;
            if (state == RoutingModelState.InService) return PromotionResult.NothingChanges;
            if (state is not (RoutingModelState.Ready or RoutingModelState.Retired)) return PromotionResult.NotTrained;

            await RetireAsync(cancel);
            await db.RoutingModels.Where(model => model.Version == version).ExecuteUpdateAsync(
                model => model.SetProperty(row => row.State, RoutingModelState.InService)
                    .SetProperty(row => row.PromotedAt, now).SetProperty(row => row.PromotedBy, personId)
                    .SetProperty(row => row.PromotionCause, PromotionCause.Person),
                cancel);
            return PromotionResult.Promoted;
        }, cancel);
        if (result == PromotionResult.Promoted) wakeUps.Signal([Hint]);
        return result;
    }

    // Without loading them: a version carries its model.
    private Task<int> RetireAsync(CancellationToken cancel) => db.RoutingModels.Where(model => model.State == RoutingModelState.InService)
        .ExecuteUpdateAsync(model => model.SetProperty(row => row.State, RoutingModelState.Retired), cancel);

    private static void End(RoutingModelRow model, RoutingModelState state, string? reason, Instant now)
    {
        model.State = state;
        model.Stage = reason;
        model.FinishedAt = now;
    }

    // The try takes the lock only if nobody has it, and until this transaction ends; whoever starts meanwhile waits for it.
    private async Task<bool> IsTrainingAsync(CancellationToken cancel)
    {
        var name = TrainingLock.NameOf(OrganizationId);
        var isFree = await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock(hashtextextended({name}, 0)) as \"Value\"").SingleAsync(cancel);
        return !isFree;
    }

    private Task<T> ChangeAsync<T>(Func<Instant, Task<T>> change, CancellationToken cancel) => Transactions.RunAsync(db, async inner =>
    {
        var name = $"routing-models {OrganizationId}";
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({name}, 0))", inner);
        var result = await change(WholeSeconds.Now(time));
        await db.SaveChangesAsync(inner);
        return result;
    }, cancel);
}
