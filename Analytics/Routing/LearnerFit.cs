namespace IncidentPlatform.Analytics.Routing;

/// <summary>Several learners on the same rows.</summary>
internal static class LearnerFit
{
    // Rows × terms of a row × groups: ML.NET's ascent takes some 15 s for as many and would hold up larger histories for minutes.
    private const double MostSdcaWork = 2e8;

    /// <summary>Those of the learners that can keep to the time that a training may take.</summary>
    public static IReadOnlyList<Learner> Affordable(IReadOnlyList<Learner> learners, TermCorpus corpus, int groups) =>
        learners.Count == 1 || corpus.Occurrences * (double)groups <= MostSdcaWork
            ? learners
            : [.. learners.Where(learner => learner.Family != LearnerFamily.Sdca)];

    /// <summary>The model of each learner, in their order.</summary>
    /// <param name="parallelism">Groups fitted side by side, where a learner can.</param>
    public static LinearScorer[] Fit(
        IReadOnlyList<Learner> learners, SparseVector[] vectors, int[] labels, int terms, int groups, int seed, int parallelism, CancellationToken cancel)
    {
        var margins = learners.Where(learner => learner.Family == LearnerFamily.Margin).Select(learner => learner.Strength).Order().ToArray();
        var byCost = margins.Length == 0 ? [] : MarginFit.Fit(vectors, labels, terms, groups, margins, seed, parallelism, cancel);
        return [.. learners.Select(learner => learner.Family switch
        {
            LearnerFamily.Margin => byCost[Array.IndexOf(margins, learner.Strength)],
            LearnerFamily.Bayes => BayesFit.Fit(vectors, labels, terms, groups, learner.Strength, cancel),
            LearnerFamily.Sdca => SdcaFit.Fit(vectors, labels, terms, groups, (float)learner.Strength, seed, cancel),
        })];
    }
}
