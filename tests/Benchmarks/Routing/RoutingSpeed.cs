using System.Diagnostics;
using System.Globalization;
using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Analytics.Similarity;

namespace IncidentPlatform.Benchmarks.Routing;

/// <summary>How long things take at size, and what they weigh.</summary>
internal static class RoutingSpeed
{
    private const int Predictions = 2_000;
    private const int Indexed = 100_000;

    public static void Print(int records)
    {
        var set = PublicSet.Synthetic(records, 21);
        var started = Stopwatch.GetTimestamp();
        var model = RoutingTrainer.Train(set.Examples, new RoutingTrainingOptions { ServiceDeskGroupId = set.Desk }, null, CancellationToken.None).Model;
        using var self = Process.GetCurrentProcess();
        Say($"training of {records} records: {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s, {self.TotalProcessorTime.TotalSeconds:F0} s of processor time, at most {self.PeakWorkingSet64 >> 20} MB");

        using var artifact = new MemoryStream();
        model.Save(artifact);
        Say($"artifact: {artifact.Length / 1e6:F1} MB, {model.Dictionary.Count} terms");
        Times("prediction with its explanation", set.Examples, example => model.Predict(example.Input));
        Similar();
    }

    private static void Similar()
    {
        var examples = PublicSet.Synthetic(Indexed, 22).Examples;
        var index = new SimilarityIndex();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        index.Add(examples.Select(example => (Guid.NewGuid(), example.Input.Subject!, example.Input.Description!)));
        var took = Stopwatch.GetElapsedTime(started);
        Say($"index of {index.Count} records: built in {took.TotalSeconds:F0} s, {(GC.GetTotalMemory(forceFullCollection: true) - before) >> 20} MB");
        Times("the forty most similar records", examples, example => index.Find(example.Input.Subject, example.Input.Description, 40));
    }

    private static void Times(string what, IReadOnlyList<RoutingExample> examples, Action<RoutingExample> work)
    {
        foreach (var example in examples.Take(500)) work(example);
        var took = examples.Take(Predictions).Select(example =>
        {
            var started = Stopwatch.GetTimestamp();
            work(example);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }).Order().ToArray();
        Say($"{what}: median {took[took.Length / 2]:F2} ms, p95 {took[took.Length * 95 / 100]:F2} ms, p99 {took[took.Length * 99 / 100]:F2} ms");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
