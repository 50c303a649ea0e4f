namespace IncidentPlatform.Analytics.Routing;

/// <summary>A dictionary and the linear model fitted on the same rows.</summary>
internal sealed record LinearFit(TermDictionary Dictionary, LinearScorer Scorer)
{
    public static LinearFit On(TermCorpus corpus, TrainingSet set, IReadOnlyList<int> rows, int seed, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var (dictionary, vectors) = corpus.Vectorize(rows);
        if (dictionary.Count == 0) throw new RoutingTrainingException("The records have no words in common: there is nothing to learn from.");

        var labels = rows.Select(row => set.Labels[row]).ToArray();
        return new LinearFit(dictionary, SdcaFit.Fit(vectors, labels, dictionary.Count, set.Groups.Length, seed, cancel));
    }

    /// <summary>Scores rows that the fit has not seen, reading their texts the way a prediction does.</summary>
    public ScoredRow[] Score(TrainingSet set, IEnumerable<int> rows, CancellationToken cancel) => [.. rows.Select(row =>
    {
        cancel.ThrowIfCancellationRequested();
        var example = set.Examples[row];
        var text = KnownText.Read(RoutingText.From(example.Subject, example.Description, example.Unit), Dictionary);
        return new ScoredRow(set.Labels[row], Scorer.Score(text.Vector), RoutingModel.AbstainReasonFor(text) is not null);
    })];
}
