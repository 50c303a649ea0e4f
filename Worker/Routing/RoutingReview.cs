using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Worker.Loops;
using IncidentPlatform.Worker.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Routing;

/// <summary>
/// Looks at the outcomes of routing that have become known: groups that were right too seldom fall back to suggesting, groups that were to be
/// promoted once they had earned it are, and thresholds are picked anew. Any number of workers may run it: of one organization's settings
/// only one changes anything at a time, and a repetition finds nothing left to change.
/// </summary>
internal sealed partial class RoutingReview(
    IServiceScopeFactory scopes, WakeUps wakeUps, RoutingReviewTelemetry telemetry, TimeProvider time, IOptions<RoutingReviewOptions> options, ILogger<RoutingReview> logger)
    : IPeriodicWork
{
    private const int PageSize = 200;

    // Below it a new threshold would decide the same of nearly every record, and only fill the trail.
    private const double LeastDifference = 0.005;

    // An outcome is dated by its transaction and seen at its commit; what was dated earlier may come later.
    private static readonly Duration CommitsWithin = Duration.FromMinutes(2);

    public string Name => "routing-review";

    public TimeSpan Interval => options.Value.Interval;

    public async Task<bool> RunOnceAsync(CancellationToken cancel)
    {
        var isGood = true;
        await foreach (var organizationId in OrganizationWalk.AllAsync(scopes, PageSize, cancel))
        {
            try
            {
                await ReviewAsync(organizationId, cancel);
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested && !Transactions.IsTransient(exception))
            {
                LogFailed(exception, organizationId);
                isGood = false;
            }
        }
        return isGood;
    }

    private async Task ReviewAsync(Guid organizationId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var seen = await db.RoutingSettings.AsNoTracking().Select(row => new { row.ReviewedUntil, row.PickedAt }).SingleOrDefaultAsync(cancel);
        var news = await NewsAsync(db, seen?.ReviewedUntil, cancel);
        var picks = await IsPickDueAsync(db, seen?.PickedAt, cancel);
        if (news.Count == 0 && !picks) return;

        var done = await scope.ServiceProvider.GetRequiredService<RoutingSettingsStore>().LockedAsync(null, async (settings, inner) =>
        {
            var events = new List<Action>();
            if (news.Count > 0)
            {
                var stepped = await StepBackAsync(db, settings, news, events, inner);
                await scope.ServiceProvider.GetRequiredService<StepBackLetters>().WriteAsync(stepped, settings.Now, inner);
                if (stepped.Count > 0) events.Add(() => wakeUps.Signal([Subscriptions.Mail]));
                await PromoteAsync(db, settings, news, events, inner);
                settings.Setting.ReviewedUntil = settings.Now;
            }

            // Another worker may have picked while this one waited for the lock.
            if (picks && settings.Setting.PickedAt == seen?.PickedAt) await PickAsync(db, settings, events, inner);
            return events;
        }, cancel);
        foreach (var tell in done) tell();
    }

    /// <summary>The groups about whose decisions something has become known.</summary>
    private static async Task<IReadOnlyList<Guid>> NewsAsync(PlatformDbContext db, Instant? reviewed, CancellationToken cancel)
    {
        var since = reviewed - CommitsWithin ?? Instant.FromUnixTimeSeconds(0);
        var judged = await db.RoutingDecisions.AsNoTracking().Where(row => row.Judgement != null && row.JudgedAt > since && row.GroupId != null)
            .Select(row => row.GroupId!.Value).Distinct().Take(RoutingPolicies.MostGroups).ToListAsync(cancel);
        var replayed = await db.RoutingReplays.AsNoTracking().Where(row => row.CreatedAt > since).Select(row => row.GroupId).ToListAsync(cancel);
        return [.. judged.Union(replayed)];
    }

    private async Task<bool> IsPickDueAsync(PlatformDbContext db, Instant? picked, CancellationToken cancel)
    {
        var since = picked ?? Instant.FromUnixTimeSeconds(0);
        var fresh = db.RoutingDecisions.AsNoTracking().Where(row => row.Judgement != null && row.JudgedAt > since);
        return WholeSeconds.Now(time) - since >= Duration.FromTimeSpan(options.Value.PicksEvery)
            ? await fresh.AnyAsync(cancel)
            : await fresh.Take(options.Value.OutcomesPerPick).CountAsync(cancel) == options.Value.OutcomesPerPick;
    }

    private async Task<IReadOnlyList<RoutingStanding>> StepBackAsync(
        PlatformDbContext db, LockedRoutingSettings settings, IReadOnlyList<Guid> news, List<Action> events, CancellationToken cancel)
    {
        var automatic = settings.Groups.Where(row => row.Mode == RoutingMode.Auto && news.Contains(row.GroupId)).ToList();
        if (automatic.Count == 0) return [];

        var stepped = new List<RoutingStanding>();
        var latest = await RoutingStandings.LatestAsync(
            db, [.. automatic.Select(row => row.GroupId)], options.Value.Decisions, settings.Now - Duration.FromDays(options.Value.Days), cancel);
        foreach (var row in automatic)
        {
            if (latest.GetValueOrDefault(row.GroupId) is not { } standing
                || !RoutingGate.StepsBack(standing.RightCount, standing.Decided, options.Value.FewestDecisions, row.TargetPrecision))
                continue;

            settings.Renew();
            settings.Note(RoutingChangeKind.SteppedBack, nameof(RoutingMode.Auto), nameof(RoutingMode.Suggest), row.GroupId, standing: standing);
            (row.Mode, row.SteppedBackAt, row.EvidenceFrom, row.IsPromotedWhenEarned) = (RoutingMode.Suggest, settings.Now, settings.Now, false);
            stepped.Add(standing);
            events.Add(() =>
            {
                telemetry.SteppedBack();
                LogSteppedBack(row.GroupId, standing.RightCount, standing.Decided);
            });
        }

        return stepped;
    }

    private async Task PromoteAsync(
        PlatformDbContext db, LockedRoutingSettings settings, IReadOnlyList<Guid> news, List<Action> events, CancellationToken cancel)
    {
        var waiting = settings.Groups.Where(row => row.IsPromotedWhenEarned && row.Mode != RoutingMode.Auto && news.Contains(row.GroupId)).ToList();
        if (waiting.Count == 0) return;

        var standings = await RoutingStandings.ForGateAsync(db, [.. waiting.Select(row => row.GroupId)], cancel);
        foreach (var row in waiting)
        {
            if (standings.GetValueOrDefault(row.GroupId) is not { } standing
                || !RoutingGate.Of(standing.RightCount, standing.Decided, row.TargetPrecision).IsPassed)
                continue;

            settings.Renew();
            settings.Note(RoutingChangeKind.Promoted, row.Mode.ToString(), nameof(RoutingMode.Auto), row.GroupId, standing: standing);
            (row.Mode, row.IsPromotedWhenEarned, row.SteppedBackAt) = (RoutingMode.Auto, false, null);
            events.Add(() =>
            {
                telemetry.Promoted();
                LogPromoted(row.GroupId, standing.RightCount, standing.Decided);
            });
        }
    }

    private async Task PickAsync(PlatformDbContext db, LockedRoutingSettings settings, List<Action> events, CancellationToken cancel)
    {
        settings.Setting.PickedAt = settings.Now;
        var version = await db.RoutingModels.Where(model => model.State == RoutingModelState.InService).Select(model => (int?)model.Version).SingleOrDefaultAsync(cancel);
        if (version is not { } model) return;

        // What another model said is on another scale; what was excused says nothing.
        var outcomes = await db.RoutingDecisions.AsNoTracking()
            .Where(row => row.Judgement != null && row.Judgement != RoutingJudgement.Excused && row.ModelVersion == model && row.GroupId != null)
            .OrderByDescending(row => row.JudgedAt).Take(options.Value.MostOutcomes)
            .Select(row => new { GroupId = row.GroupId!.Value, Confidence = row.Confidence!.Value, IsRight = row.Judgement == RoutingJudgement.Right })
            .ToListAsync(cancel);
        var policy = RoutingPolicies.Of(settings.Organization.RoutingMode, settings.Setting, settings.Groups);
        foreach (var group in outcomes.GroupBy(outcome => outcome.GroupId, outcome => new JudgedGuess(outcome.Confidence, outcome.IsRight)))
        {
            var guesses = group.ToList();
            if (ThresholdPick.From(guesses, ThresholdPick.Aim(policy.Of(group.Key).TargetPrecision), policy.Costs) is not { } picked) continue;

            var former = policy.Of(group.Key).Picked is { } known && known.ModelVersion == model ? known.Confidence : (double?)null;
            if (former == picked || Math.Abs((former ?? double.NegativeInfinity) - picked) < LeastDifference) continue;

            var row = settings.GroupOf(group.Key);
            (row.PickedThreshold, row.PickedModelVersion, row.PickedAt) = (picked, model, settings.Now);
            settings.Note(
                RoutingChangeKind.Threshold, LockedRoutingSettings.Text(former), LockedRoutingSettings.Text(picked), group.Key,
                standing: new RoutingStanding(group.Key, guesses.Count, guesses.Count(guess => guess.IsRight)));
            events.Add(() =>
            {
                telemetry.Picked();
                LogPicked(group.Key, picked, guesses.Count);
            });
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Routing to group {GroupId} stepped back to suggesting: {Right} of the latest {Decided} decisions were right")]
    private partial void LogSteppedBack(Guid groupId, int right, int decided);

    [LoggerMessage(Level = LogLevel.Information, Message = "Routing to group {GroupId} is automatic from here on: {Right} of {Decided} decisions were right")]
    private partial void LogPromoted(Guid groupId, int right, int decided);

    [LoggerMessage(Level = LogLevel.Information, Message = "The threshold of group {GroupId} is {Threshold:F3} from here on, by {Outcomes} outcomes")]
    private partial void LogPicked(Guid groupId, double threshold, int outcomes);

    [LoggerMessage(Level = LogLevel.Error, Message = "The routing outcomes of organization {OrganizationId} could not be reviewed; next try after the interval")]
    private partial void LogFailed(Exception exception, Guid organizationId);
}
