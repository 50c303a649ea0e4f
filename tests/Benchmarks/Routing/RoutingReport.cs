using System.Diagnostics;
using System.Globalization;
using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Benchmarks.Routing;

/// <summary>Trains on the older part of a set and says how it did on the rest.</summary>
internal static class RoutingReport
{
    private const int MostGroups = 12;

    public static void Print(PublicSet set)
    {
        var started = Stopwatch.GetTimestamp();
        var trained = RoutingTrainer.Train(set.Examples, set.Options, null, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started);
        var metrics = trained.Metrics;
        Say($"{set.Title}: {set.Examples.Count - set.Tests} to learn from, {metrics.HeldOut} to measure, {set.Names.Count} groups");
        Say($"learners {metrics.Learners}; {trained.Model.Dictionary.Count} terms; {took.TotalSeconds:F0} s");
        Say($"majority {metrics.MajorityBaseline:F3}");
        Rival("people's first assignment", metrics.FirstAssignment);
        Rival("category rules", metrics.CategoryRules);
        Say($"accuracy {metrics.Accuracy:F4}  macro-F1 {metrics.MacroF1:F3}  top-3 {metrics.Top3:F3}  abstained {metrics.Abstained:P1}  ECE {metrics.ExpectedCalibrationError:F3}");
        // A group that first appears in the last rows can be learned by nobody.
        var learnable = metrics.Groups.Where(group => group.Support > 0 && group.Examples > group.Support).ToArray();
        Say($"over the {learnable.Length} groups of the measured rows that occur in the older ones: macro-F1 {learnable.Average(group => group.F1):F3}");
        Say($"at a target of {metrics.TargetPrecision:P0}: {metrics.Coverage:P1} → {metrics.CoveredPrecision:F3}");
        if (metrics.Curve.Where(point => point.Precision >= metrics.TargetPrecision).MaxBy(point => point.Coverage) is { } reached)
            Say($"with one threshold for all groups, {reached.Threshold:F2} on these rows: {reached.Coverage:P1} → {reached.Precision:F3}");
        Slice("service desk", metrics.ServiceDesk);
        Slice("other groups", metrics.OtherGroups);

        Console.WriteLine("confidence band → right (records): "
            + string.Join("  ", metrics.Bands.Select(band => string.Create(CultureInfo.InvariantCulture, $"{band.Confidence:F2}→{band.Right:F2} ({band.Records})"))));
        foreach (var group in metrics.Groups.OrderByDescending(group => group.Support).Take(MostGroups))
            Say($"  {set.Names[group.GroupId],-28} precision {group.Precision:F2}  recall {group.Recall:F2}  F1 {group.F1:F2}  of {group.Support}");
        foreach (var pair in metrics.Confusions)
            Say($"  {set.Names[pair.GroupId]} taken for {set.Names[pair.GuessedId]}: {pair.Records}");
    }

    public static void Learners(PublicSet set)
    {
        foreach (var learners in Learner.All.Select(learner => new[] { learner }).Append([.. Learner.All]))
        {
            var started = Stopwatch.GetTimestamp();
            var metrics = RoutingTrainer.Train(set.Examples, set.Options with { Learners = learners }, null, CancellationToken.None).Metrics;
            Say($"{metrics.Learners,-40} accuracy {metrics.Accuracy:F4}  macro-F1 {metrics.MacroF1:F3}  top-3 {metrics.Top3:F3}  {metrics.Coverage:P1} → {metrics.CoveredPrecision:F3}  ECE {metrics.ExpectedCalibrationError:F3}  {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
        }
    }

    private static void Rival(string name, Rival? rival)
    {
        if (rival is not null) Say($"{name} {rival.Accuracy:F3} of {rival.Records}; the model on the same {rival.ModelAccuracy:F3}");
    }

    private static void Slice(string name, SliceMetrics? slice)
    {
        if (slice is not null) Say($"{name}: {slice.Accuracy:F3} of {slice.Records}, applied {slice.Coverage:P1} → {slice.CoveredPrecision:F3}");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
