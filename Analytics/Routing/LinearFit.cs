namespace IncidentPlatform.Analytics.Routing;

/// <summary>A dictionary and the linear models fitted on the same rows.</summary>
internal sealed record LinearFit(TermDictionary Dictionary, LinearScorer[] Scorers)
{
    // Weights of half precision: 44 MB, so that the artifact with its dictionary stays below 50.
    private const int MostWeights = 22_000_000;

    /// <param name="learners">One model for each, in this order.</param>
    public static LinearFit On(
        TermCorpus corpus, TrainingSet set, IReadOnlyList<int> rows, IReadOnlyList<Learner> learners, int seed, int parallelism, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var (dictionary, vectors) = corpus.Vectorize(rows, MostWeights / set.Groups.Length);
        if (dictionary.Count == 0) throw new RoutingTrainingException("The records have no words in common: there is nothing to learn from.");

        var labels = rows.Select(row => set.Labels[row]).ToArray();
        return new LinearFit(dictionary, LearnerFit.Fit(learners, vectors, labels, dictionary.Count, set.Groups.Length, seed, parallelism, cancel));
    }

    /// <summary>One fit of a blend's learners.</summary>
    public LinearFit Mixed(Blend blend) => new(Dictionary, [blend.Mix(Scorers)]);

    /// <summary>Scores rows that the fit has not seen, reading their texts the way a prediction does.</summary>
    /// <returns>Per row the scores of each model.</returns>
    public UnseenRow[] Score(TrainingSet set, IEnumerable<int> rows, bool abstains, CancellationToken cancel) => [.. rows.Select(row =>
    {
        cancel.ThrowIfCancellationRequested();
        var text = KnownText.Read(set.Examples[row].Input, Dictionary);
        return new UnseenRow(
            set.Labels[row], [.. Scorers.Select(scorer => Array.ConvertAll(scorer.Score(text.Vector), score => (float)score))],
            abstains && RoutingModel.AbstainReasonFor(text) is not null)
        {
            Words = text.TopicWords,
            UnknownWords = text.TopicWords - text.KnownTopicWords,
        };
    })];
}

/// <summary>A row under several models that have not seen it.</summary>
/// <param name="Scores">Of each model, by group.</param>
internal sealed record UnseenRow(int Label, float[][] Scores, bool Abstained)
{
    public int Words { get; init; }

    public int UnknownWords { get; init; }

    /// <summary>The scores of the first model alone.</summary>
    public ScoredRow Scored() => Scored(Array.ConvertAll(Scores[0], score => (double)score));

    /// <summary>The scores of a blend of the models.</summary>
    public ScoredRow Scored(IReadOnlyList<double> factors)
    {
        var mixed = new double[Scores[0].Length];
        for (var model = 0; model < factors.Count; model++)
        {
            for (var group = 0; group < mixed.Length; group++) mixed[group] += factors[model] * Scores[model][group];
        }

        return Scored(mixed);
    }

    private ScoredRow Scored(double[] scores) => new(Label, scores, Abstained) { Words = Words, UnknownWords = UnknownWords };
}
