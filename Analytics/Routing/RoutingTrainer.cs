using System.Runtime.ExceptionServices;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// Trains a classifier from resolved records: blocks in time are scored by models that have not seen them, from which come the blend of
/// learners, confidence and thresholds; the newest records measure what comes out; the model in service is then fitted on everything.
/// </summary>
internal static class RoutingTrainer
{
    private const double ReadShare = 0.1;
    private const double BlocksShare = 0.6;
    private const double OlderShare = 0.14;
    private const double MeasureShare = 0.02;

    /// <exception cref="ArgumentException">The examples are not in time order, or an option is out of range.</exception>
    /// <exception cref="RoutingTrainingException">The examples cannot train a classifier.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled.</exception>
    public static TrainedModel Train(
        IReadOnlyList<RoutingExample> examplesInTimeOrder, RoutingTrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        options.Validate();
        var set = TrainingSet.From(examplesInTimeOrder, options);
        var steps = new Steps(progress);

        steps.Report(TrainingStage.ReadingTexts, 0);
        var corpus = TermCorpus.Read(
            set.Examples, read => steps.Report(TrainingStage.ReadingTexts, ReadShare * read / set.Examples.Count), cancel);

        var learners = LearnerFit.Affordable(options.Learners, corpus, set.Groups.Length);
        var blocks = FitBlocks(set, corpus, learners, options, steps, cancel);
        var blend = Blend.Pick(
            learners, [.. learners.Select((_, learner) => blocks.Select(row => row.Scores[learner]).ToArray())], [.. blocks.Select(row => row.Label)],
            newestFrom: blocks.Length * (options.Blocks - 1) / options.Blocks);
        var factors = learners.Select(learner => blend.Parts.Where(part => part.Learner == learner).Sum(part => part.Factor)).ToArray();
        ScoredRow[] outOfFold = [.. blocks.Select(row => row.Scored(factors))];

        var older = Fit(set.Served(0, set.HeldOutFrom));
        ScoredRow[] newer = [.. older.Score(set, Enumerable.Range(set.HeldOutFrom, set.Examples.Count - set.HeldOutFrom), options.Abstains, cancel).Select(row => row.Scored())];

        steps.Report(TrainingStage.Measuring, ReadShare + BlocksShare + OlderShare);
        var measured = Calibrate(set, older, outOfFold, options);
        var heldOut = newer.Select(row => Outcome.Of(row, measured)).ToArray();

        steps.Report(TrainingStage.FittingModel, ReadShare + BlocksShare + OlderShare + MeasureShare);
        var final = Fit(set.Served(0, set.Examples.Count));

        // The held-out rows were scored unseen too: the newest evidence there is on how sure the model may be.
        var model = Calibrate(set, final, [.. outOfFold, .. newer], options);
        var metrics = RoutingMeasurement.Of(set, heldOut, model, options) with { Learners = blend.Name };
        var unseen = set.Served(0, set.HeldOutFrom).Zip(outOfFold)
            .Concat(Enumerable.Range(set.HeldOutFrom, newer.Length).Zip(newer))
            .Select(pair => PointOf(set, pair.First, pair.Second, model)).OfType<UnseenPoint>().ToArray();
        steps.Report(TrainingStage.Done, 1);
        return new TrainedModel(model, metrics)
        {
            Unseen = unseen,
            HeldOut = [.. newer.Zip(heldOut).Select(pair => VerdictOf(set, pair.First, pair.Second))],
        };

        LinearFit Fit(int[] rows) => LinearFit.On(corpus, set, rows, blend.Learners, options.Seed, options.Parallelism, cancel).Mixed(blend);
    }

    private static UnseenPoint? PointOf(TrainingSet set, int row, ScoredRow scored, RoutingModel model)
    {
        if (set.Examples[row].IncidentId is not { } id) return null;
        var group = set.Examples[row].GroupId;
        if (scored.Abstained) return new UnseenPoint(id, group, null, 0);

        var order = Ranking.Of(scored.Scores);
        return new UnseenPoint(id, group, set.Groups[order[0]], model.Confidence.Of(scored.Scores, order)[0]);
    }

    private static RoutingVerdict VerdictOf(TrainingSet set, ScoredRow scored, Outcome outcome) => new(
        outcome.Abstained ? null : set.Groups[outcome.Guess], outcome.Confidence, outcome.Applied, scored.Words, scored.UnknownWords);

    /// <summary>The older rows, each scored by models that have not seen it.</summary>
    private static UnseenRow[] FitBlocks(
        TrainingSet set, TermCorpus corpus, IReadOnlyList<Learner> learners, RoutingTrainingOptions options, Steps steps, CancellationToken cancel)
    {
        var rows = set.Served(0, set.HeldOutFrom);
        var scored = new UnseenRow[options.Blocks][];
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancel };
        InParallel(options.Blocks, parallel, block =>
        {
            var (from, to) = (rows.Length * block / options.Blocks, rows.Length * (block + 1) / options.Blocks);
            var fit = LinearFit.On(corpus, set, [.. rows[..from], .. rows[to..]], learners, options.Seed, parallelism: 1, cancel);
            scored[block] = fit.Score(set, rows[from..to], options.Abstains, cancel);
            steps.Report(TrainingStage.FittingBlocks, ReadShare + BlocksShare * Interlocked.Increment(ref done) / options.Blocks);
        });
        return [.. scored.SelectMany(block => block)];
    }

    /// <summary>Runs all jobs; throws what a job threw, not the wrapping around it.</summary>
    private static void InParallel(int jobs, ParallelOptions parallel, Action<int> job)
    {
        try
        {
            Parallel.For(0, jobs, parallel, job);
        }
        catch (AggregateException wrapped)
        {
            parallel.CancellationToken.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(wrapped.Flatten().InnerExceptions[0]);
        }
    }

    private static RoutingModel Calibrate(TrainingSet set, LinearFit fit, IReadOnlyList<ScoredRow> unseen, RoutingTrainingOptions options)
    {
        var confidence = ConfidenceModel.Fit(unseen, set.Groups.Length);
        var guesses = unseen.Where(row => !row.Abstained).Select(row =>
        {
            var order = Ranking.Of(row.Scores);
            return new Guess(order[0], confidence.Of(row.Scores, order)[0], order[0] == row.Label);
        });
        var thresholds = Thresholds.Pick(guesses, set.Groups.Length, ThresholdPick.Aim(options.TargetPrecision));
        return new RoutingModel(set.Groups, fit.Dictionary, fit.Scorers[0], confidence, thresholds);
    }

    /// <summary>Passes progress on; jobs that end out of order never make it fall.</summary>
    private sealed class Steps(IProgress<TrainingProgress>? progress)
    {
        private readonly Lock _gate = new();
        private TrainingProgress _last = new(TrainingStage.ReadingTexts, -1);

        public void Report(TrainingStage stage, double fraction)
        {
            lock (_gate)
            {
                if (fraction < _last.Fraction || (fraction == _last.Fraction && stage == _last.Stage)) return;
                _last = new TrainingProgress(stage, fraction);
                progress?.Report(_last);
            }
        }
    }
}
