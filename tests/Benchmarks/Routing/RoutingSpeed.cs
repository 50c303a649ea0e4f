using System.Diagnostics;
using System.Globalization;
using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Benchmarks.Routing;

/// <summary>How long things take at size, and what they weigh.</summary>
internal static class RoutingSpeed
{
    private const int Predictions = 5_000;

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
