using IncidentPlatform.Analytics.Routing;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace IncidentPlatform.Analytics.Tests.Routing;

public sealed class SdcaFitTests
{
    private const float L2 = 1e-4f;

    [Fact]
    public void Own_scores_are_those_of_the_ML_NET_model()
    {
        var (vectors, labels) = Sample();
        var ml = new MLContext(1);
        var transformer = SdcaFit.Train(ml, vectors, labels, terms: 6, groups: 3, L2, TestContext.Current.CancellationToken);
        var transformed = transformer.Transform(SdcaFit.View(ml, vectors, labels, 6, 3, TestContext.Current.CancellationToken));
        var theirs = transformed.GetColumn<float[]>("Score").ToArray();
        var guessed = transformed.GetColumn<uint>("PredictedLabel").ToArray();

        var scorer = SdcaFit.Fit(vectors, labels, 6, 3, L2, seed: 1, TestContext.Current.CancellationToken);

        for (var i = 0; i < vectors.Length; i++)
        {
            var own = scorer.Score(vectors[i]);
            Assert.Equal(theirs[i].Select(s => (double)s), own, (a, b) => Math.Abs(a - b) < 1e-5);
            Assert.Equal((int)guessed[i] - 1, Ranking.Of(own)[0]);
        }
    }

    [Fact]
    public void Labels_reach_ML_NET_unshifted()
    {
        var (vectors, labels) = Sample();

        var scorer = SdcaFit.Fit(vectors, labels, 6, 3, L2, seed: 1, TestContext.Current.CancellationToken);

        Assert.Equal(labels, vectors.Select(v => Ranking.Of(scorer.Score(v))[0]));
    }

    [Fact]
    public void A_cancelled_fit_ends()
    {
        var (vectors, labels) = Sample();

        Assert.Throws<OperationCanceledException>(() => SdcaFit.Fit(vectors, labels, 6, 3, L2, seed: 1, new CancellationToken(canceled: true)));
    }

    /// <summary>Three groups told apart by their first term; a second one is noise.</summary>
    private static (SparseVector[] Vectors, int[] Labels) Sample()
    {
        var labels = Enumerable.Range(0, 90).Select(i => i % 3).ToArray();
        return ([.. labels.Select((label, i) => new SparseVector([label, 3 + i / 3 % 3], [1f, 0.5f]))], labels);
    }
}
