using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Tests.Routing;

public sealed class LearnerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Learner.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_learner_tells_clear_groups_apart(int number)
    {
        var (vectors, labels) = Sample();

        var scorer = LearnerFit.Fit([Learner.All[number]], vectors, labels, terms: 6, groups: 3, seed: 1, parallelism: 1, Cancel)[0];

        Assert.Equal(labels, vectors.Select(vector => Ranking.Of(scorer.Score(vector))[0]));
    }

    [Fact]
    public void The_margin_is_that_of_the_optimum_and_does_not_hang_on_parallelism()
    {
        var (vectors, labels) = Sample();

        var alone = MarginFit.Fit(vectors, labels, 6, 3, [1], seed: 1, parallelism: 1, Cancel)[0];
        var together = MarginFit.Fit(vectors, labels, 6, 3, [1], seed: 1, parallelism: 3, Cancel)[0];

        Assert.Equal(alone.Weights, together.Weights);
        // Thirty rows on one side and sixty on the other: with so many the margin is met almost wholly.
        Assert.All(vectors.Zip(labels), row => Assert.InRange(alone.Score(row.First)[row.Second], 0.9, 1.1));
    }

    [Fact]
    public void A_cost_is_begun_where_the_one_before_ended_and_comes_out_as_if_alone()
    {
        var (vectors, labels) = Sample();

        var after = MarginFit.Fit(vectors, labels, 6, 3, [0.2, 1], seed: 1, parallelism: 1, Cancel)[1];
        var alone = MarginFit.Fit(vectors, labels, 6, 3, [1], seed: 1, parallelism: 1, Cancel)[0];

        Assert.Equal(alone.Weights, after.Weights, (a, b) => Math.Abs(a - b) < 0.05);
    }

    [Fact]
    public void What_a_term_says_for_all_groups_alike_is_no_reason()
    {
        var (vectors, labels) = Sample();

        var scorer = BayesFit.Fit(vectors, labels, 6, 3, smoothing: 0.3, Cancel);

        for (var term = 0; term < 6; term++)
            Assert.Equal(0, Enumerable.Range(0, 3).Sum(group => scorer.Weight(term, group)), tolerance: 1e-4);
    }

    [Fact]
    public void The_blend_takes_the_learner_that_is_right()
    {
        var labels = Enumerable.Range(0, 60).Select(row => row % 2).ToArray();
        var right = labels.Select(label => label == 0 ? new[] { 1f, 0f } : [0f, 1f]).ToArray();
        var wrong = labels.Select(label => label == 0 ? new[] { 0f, 1f } : [1f, 0f]).ToArray();
        Learner[] learners = [new(LearnerFamily.Bayes, 1), new(LearnerFamily.Margin, 1), new(LearnerFamily.Margin, 2)];

        var blend = Blend.Pick(learners, [wrong, wrong, right], labels, newestFrom: 48);

        Assert.Equal([learners[2]], blend.Learners.Where(learner => learner.Family == LearnerFamily.Margin));
        Assert.True(blend.Parts.Single(part => part.Learner == learners[2]).Factor > blend.Parts.Where(part => part.Learner == learners[0]).Sum(part => part.Factor));
    }

    [Fact]
    public void A_blend_scores_as_its_parts_together()
    {
        var (vectors, labels) = Sample();
        Learner[] learners = [new(LearnerFamily.Margin, 1), new(LearnerFamily.Bayes, 0.3)];
        var scorers = LearnerFit.Fit(learners, vectors, labels, 6, 3, seed: 1, parallelism: 1, Cancel);

        var mixed = new Blend([(learners[0], 0.5), (learners[1], 2)]).Mix(scorers);

        var (margin, bayes, both) = (scorers[0].Score(vectors[0]), scorers[1].Score(vectors[0]), mixed.Score(vectors[0]));
        for (var group = 0; group < 3; group++) Assert.Equal(0.5 * margin[group] + 2 * bayes[group], both[group], tolerance: 0.01);
    }

    /// <summary>Three groups told apart by their first term; a second one is noise.</summary>
    private static (SparseVector[] Vectors, int[] Labels) Sample()
    {
        var labels = Enumerable.Range(0, 90).Select(i => i % 3).ToArray();
        return ([.. labels.Select((label, i) => new SparseVector([label, 3 + i / 3 % 3], [1f, 0.5f]))], labels);
    }
}
