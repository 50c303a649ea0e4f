using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>Fits the linear model with ML.NET: stochastic dual coordinate ascent, smoothed hinge loss, L2 only.</summary>
internal static class SdcaFit
{
    public static LinearScorer Fit(SparseVector[] vectors, int[] labels, int terms, int groups, float l2, int seed, CancellationToken cancel)
    {
        var weights = new VBuffer<float>[groups];
        var parameters = Train(new MLContext(seed), vectors, labels, terms, groups, l2, cancel).Model;
        parameters.GetWeights(ref weights, out _);
        var rows = new float[(long)terms * groups];
        for (var group = 0; group < groups; group++)
        {
            foreach (var (term, weight) in weights[group].Items()) rows[term * groups + group] = weight;
        }

        return new LinearScorer(groups, rows, [.. parameters.GetBiases()]);
    }

    public static MulticlassPredictionTransformer<LinearMulticlassModelParameters> Train(
        MLContext ml, SparseVector[] vectors, int[] labels, int terms, int groups, float l2, CancellationToken cancel)
    {
        var trainer = ml.MulticlassClassification.Trainers.SdcaNonCalibrated(new SdcaNonCalibratedMulticlassTrainer.Options
        {
            Loss = new SmoothedHingeLoss(),
            L1Regularization = 0,
            L2Regularization = l2,
            NumberOfThreads = 1, // more would fit without locks, and never twice the same
        });

        try
        {
            return trainer.Fit(View(ml, vectors, labels, terms, groups, cancel));
        }
        catch (Exception exception) when (cancel.IsCancellationRequested && exception is not OperationCanceledException)
        {
            throw new OperationCanceledException("The fit was cancelled.", exception, cancel);
        }
    }

    public static IDataView View(MLContext ml, SparseVector[] vectors, int[] labels, int terms, int groups, CancellationToken cancel)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, terms);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), groups);
        var rows = new Row[vectors.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var features = new VBuffer<float>(terms, vectors[i].Indices.Length, vectors[i].Values, vectors[i].Indices);
            rows[i] = new Row((uint)labels[i], features, cancel); // ML.NET makes key 1 of the value 0
        }

        return ml.Data.LoadFromEnumerable(rows, schema);
    }

    private sealed class Row(uint label, VBuffer<float> features, CancellationToken cancel)
    {
        /// <summary>ML.NET takes no token; its passes over the data read this property, which is where a cancelled fit ends.</summary>
        public uint Label
        {
            get
            {
                cancel.ThrowIfCancellationRequested();
                return label;
            }
        }

        public VBuffer<float> Features => features;
    }
}
