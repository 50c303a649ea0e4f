using System.Runtime.ExceptionServices;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// Trains a classifier from resolved records: blocks in time are scored by models that have not seen them, from which come
/// confidence and thresholds; the newest records measure what comes out; the model in service is then fitted on everything.
/// </summary>
internal static class RoutingTrainer
{
    private const double ReadShare = 0.1;
    private const double BlocksShare = 0.7;
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

        var (older, outOfFold, newer) = FitBlocks(set, corpus, options, steps, cancel);

        steps.Report(TrainingStage.Measuring, ReadShare + BlocksShare);
        var measured = Calibrate(set, older, outOfFold, options);
        var heldOut = newer.Select(row => Outcome.Of(row, measured)).ToArray();

        steps.Report(TrainingStage.FittingModel, ReadShare + BlocksShare + MeasureShare);
        var all = set.Served(0, set.Examples.Count);
        var final = LinearFit.On(corpus, set, all, options.Seed, cancel);

        // The held-out rows were scored unseen too: the newest evidence there is on how sure the model may be.
        var model = Calibrate(set, final, [.. outOfFold, .. newer], options);
        var metrics = RoutingMeasurement.Of(set, heldOut, model, options);
        steps.Report(TrainingStage.Done, 1);
        return new TrainedModel(model, metrics);
    }

    private static (LinearFit Older, ScoredRow[] OutOfFold, ScoredRow[] Newer) FitBlocks(
        TrainingSet set, TermCorpus corpus, RoutingTrainingOptions options, Steps steps, CancellationToken cancel)
    {
        var rows = set.Served(0, set.HeldOutFrom);
        var scored = new ScoredRow[options.Blocks + 1][];
        LinearFit? older = null;
        var done = 0;

        // One job more than blocks: the last is fitted on all older rows and scores the newer ones.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancel };
        InParallel(options.Blocks + 1, parallel, job =>
        {
            var isLast = job == options.Blocks;
            var (from, to) = isLast ? (0, 0) : (rows.Length * job / options.Blocks, rows.Length * (job + 1) / options.Blocks);
            var fit = LinearFit.On(corpus, set, [.. rows[..from], .. rows[to..]], options.Seed, cancel);
            scored[job] = isLast ? fit.Score(set, Enumerable.Range(set.HeldOutFrom, set.Examples.Count - set.HeldOutFrom), cancel)
                : fit.Score(set, rows[from..to], cancel);
            if (isLast) older = fit;
            var share = Interlocked.Increment(ref done) / (options.Blocks + 1.0);
            steps.Report(TrainingStage.FittingBlocks, ReadShare + BlocksShare * share);
        });

        return (older!, [.. scored.Take(options.Blocks).SelectMany(block => block)], scored[^1]);
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
        var thresholds = Thresholds.Pick(guesses, set.Groups.Length, options.TargetPrecision);
        return new RoutingModel(set.Groups, fit.Dictionary, fit.Scorer, confidence, thresholds);
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
