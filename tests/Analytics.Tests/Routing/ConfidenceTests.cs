using CsCheck;
using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Tests.Routing;

public sealed class ConfidenceTests
{
    private const int Groups = 4;
    private static readonly ConfidenceModel Model = ConfidenceModel.Fit(Rows(2_000, seed: 1), Groups);

    [Fact]
    public void Confidence_falls_along_the_order_and_adds_up_to_at_most_one() =>
        Gen.Double[-3, 3].Array[Groups].Sample(scores =>
        {
            var confidence = Model.Of(scores, Ranking.Of(scores));
            return confidence.All(c => c is >= 0 and <= 1) && confidence.Sum() <= 1 + 1e-9 && confidence.Zip(confidence.Skip(1)).All(p => p.First >= p.Second);
        });

    [Fact]
    public void Shown_confidence_is_the_share_that_is_right_on_rows_it_has_not_seen()
    {
        var rows = Rows(4_000, seed: 2);
        var shown = rows.Select(r => (Confidence: Model.Of(r.Scores, Ranking.Of(r.Scores))[0], Right: Ranking.Of(r.Scores)[0] == r.Label));

        foreach (var band in shown.GroupBy(s => (int)(s.Confidence * 4)).Where(b => b.Count() > 200))
        {
            Assert.Equal(band.Average(s => s.Right ? 1.0 : 0.0), band.Average(s => s.Confidence), tolerance: 0.06);
        }
    }

    [Fact]
    public void Rows_that_are_all_right_still_give_finite_weights()
    {
        var rows = Enumerable.Range(0, 50).Select(i => new ScoredRow(i % 2, i % 2 == 0 ? [1.0, 0.0] : [0.0, 1.0], false)).ToArray();

        var model = ConfidenceModel.Fit(rows, 2);

        Assert.All(model.Weights, weight => Assert.True(double.IsFinite(weight)));
        Assert.True(model.Of([1, 0], [0, 1])[0] > 0.8);
    }

    [Fact]
    public void Equal_scores_rank_by_number() => Assert.Equal([2, 0, 1, 3], Ranking.Of([0.5, 0.5, 0.9, 0.1]));

    [Fact]
    public void Logistic_fit_finds_the_odds_of_two_classes_of_rows()
    {
        double[][] rows = [.. Enumerable.Range(0, 1_000).Select(i => new[] { 1.0, i % 2 })];

        // Three of ten right without the input, eight of ten with it.
        bool[] right = [.. Enumerable.Range(0, 1_000).Select(i => i / 2 % 10 < (i % 2 == 0 ? 3 : 8))];
        var weights = LogisticFit.Fit(rows, right, ridge: 1e-6);

        Assert.Equal(0.3, LogisticFit.Probability([1, 0], weights), tolerance: 0.001);
        Assert.Equal(0.8, LogisticFit.Probability([1, 1], weights), tolerance: 0.001);
    }

    /// <summary>Groups are drawn with odds that follow from their scores, so that how often a guess is right is known to follow from them too.</summary>
    private static ScoredRow[] Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double[] scores = [.. Enumerable.Range(0, Groups).Select(_ => random.NextDouble() * 2 - 1)];
            var odds = scores.Select(s => Math.Exp(3 * s)).ToArray();
            var (label, left) = (0, random.NextDouble() * odds.Sum());
            while (label < Groups - 1 && (left -= odds[label]) >= 0) label++;
            return new ScoredRow(label, scores, false);
        })];
    }
}
