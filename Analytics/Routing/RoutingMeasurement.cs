namespace IncidentPlatform.Analytics.Routing;

/// <summary>What the model did with one held-out row.</summary>
/// <param name="Place">Rank of the true group, 0 the first; -1 when it is not served or the model abstained.</param>
internal readonly record struct Outcome(int Label, int Guess, int Place, double Confidence, bool Abstained, bool Applied)
{
    public bool Right => Place == 0;

    public static Outcome Of(ScoredRow row, RoutingModel model)
    {
        var order = Ranking.Of(row.Scores);
        if (row.Abstained) return new Outcome(row.Label, -1, -1, 0, true, false);

        var confidence = model.Confidence.Of(row.Scores, order)[0];
        return new Outcome(row.Label, order[0], Array.IndexOf(order, row.Label), confidence, false, confidence >= model.Thresholds[order[0]]);
    }
}

/// <summary>Turns outcomes on held-out rows into <see cref="RoutingMetrics"/>.</summary>
internal static class RoutingMeasurement
{
    private const int Bands = 10;
    private const int CurveSteps = 100;
    private const int MostConfusions = 10;

    public static RoutingMetrics Of(TrainingSet set, Outcome[] outcomes, RoutingModel model, RoutingTrainingOptions options)
    {
        var groups = set.Groups.Select((id, number) => OfGroup(set, outcomes, model, id, number)).ToArray();
        var heldOut = set.Examples.Skip(set.HeldOutFrom).ToArray();
        var unservedSeen = set.Unserved.Count(u => heldOut.Any(e => e.GroupId == u.GroupId));
        var seen = groups.Where(g => g.Support > 0).ToArray();
        var desk = options.ServiceDeskGroupId is { } id ? Array.IndexOf(set.Groups, id) : -1;
        var all = Slice(outcomes)!;
        return new RoutingMetrics
        {
            Examples = set.Examples.Count,
            From = set.Examples[0].At,
            To = set.Examples[^1].At,
            HeldOut = outcomes.Length,
            HeldOutFrom = heldOut[0].At,
            TargetPrecision = options.TargetPrecision,
            Accuracy = all.Accuracy,
            MacroF1 = seen.Length == 0 ? 0 : seen.Sum(g => g.F1) / (seen.Length + unservedSeen),
            Top3 = Share(outcomes, o => o.Place is >= 0 and < 3),
            MajorityBaseline = Majority(set, heldOut),
            Coverage = all.Coverage,
            CoveredPrecision = all.CoveredPrecision,
            ExpectedCalibrationError = CalibrationError(outcomes),
            Abstained = Share(outcomes, o => o.Abstained),
            ServiceDesk = desk < 0 ? null : Slice([.. outcomes.Where(o => o.Label == desk)]),
            OtherGroups = desk < 0 ? null : Slice([.. outcomes.Where(o => o.Label != desk)]),
            Groups = groups,
            Unserved = set.Unserved,
            Bands = BandsOf(outcomes),
            Curve = CurveOf(outcomes),
            Confusions = ConfusionsOf(set, outcomes),
            FirstAssignment = RivalOf(heldOut, outcomes, example => example.FirstGroupId),
            CategoryRules = RivalOf(heldOut, outcomes, example => example.RuleGroupId),
        };
    }

    /// <summary>Compares with what somebody else said of the same records; null when they said nothing.</summary>
    public static Rival? RivalOf(RoutingExample[] heldOut, Outcome[] outcomes, Func<RoutingExample, Guid?> said)
    {
        var both = heldOut.Zip(outcomes).Where(pair => said(pair.First) is not null).ToArray();
        return both.Length == 0 ? null : new Rival(
            both.Length, both.Count(pair => said(pair.First) == pair.First.GroupId) / (double)both.Length,
            both.Count(pair => pair.Second.Right) / (double)both.Length);
    }

    private static GroupMetrics OfGroup(TrainingSet set, Outcome[] outcomes, RoutingModel model, Guid id, int number)
    {
        var support = outcomes.Count(o => o.Label == number);
        var predicted = outcomes.Count(o => o.Guess == number);
        var right = outcomes.Count(o => o.Guess == number && o.Right);
        var applied = outcomes.Count(o => o.Guess == number && o.Applied);
        var f1 = support + predicted == 0 ? 0 : 2.0 * right / (support + predicted);
        return new GroupMetrics(
            id, set.Labels.Count(label => label == number), support, predicted, Ratio(right, predicted), Ratio(right, support), f1,
            model.ThresholdOf(id), applied, Ratio(outcomes.Count(o => o.Guess == number && o.Applied && o.Right), applied));
    }

    private static SliceMetrics? Slice(Outcome[] outcomes)
    {
        if (outcomes.Length == 0) return null;

        var applied = outcomes.Count(o => o.Applied);
        return new SliceMetrics(
            outcomes.Length, Share(outcomes, o => o.Right), applied / (double)outcomes.Length, Ratio(outcomes.Count(o => o.Applied && o.Right), applied));
    }

    private static double Majority(TrainingSet set, RoutingExample[] heldOut)
    {
        var commonest = set.Examples.Take(set.HeldOutFrom).CountBy(e => e.GroupId).MaxBy(pair => pair.Value).Key;
        return heldOut.Count(e => e.GroupId == commonest) / (double)heldOut.Length;
    }

    private static ConfidenceBand[] BandsOf(Outcome[] outcomes) =>
    [
        .. outcomes.Where(o => !o.Abstained).GroupBy(o => Math.Min(Bands - 1, (int)(o.Confidence * Bands))).OrderBy(band => band.Key)
            .Select(band => new ConfidenceBand(
                band.Key / (double)Bands, (band.Key + 1) / (double)Bands, band.Count(), band.Average(o => o.Confidence), band.Average(o => o.Right ? 1.0 : 0.0))),
    ];

    private static CoveragePoint[] CurveOf(Outcome[] outcomes) =>
    [
        .. from step in Enumerable.Range(0, CurveSteps)
           let threshold = step / (double)CurveSteps
           let above = outcomes.Where(o => !o.Abstained && o.Confidence >= threshold).ToArray()
           where above.Length > 0
           select new CoveragePoint(threshold, above.Length / (double)outcomes.Length, Share(above, o => o.Right)),
    ];

    private static Confusion[] ConfusionsOf(TrainingSet set, Outcome[] outcomes) =>
    [
        .. outcomes.Where(o => !o.Abstained && o.Label >= 0 && !o.Right).GroupBy(o => (o.Label, o.Guess))
            .OrderByDescending(pair => pair.Count()).ThenBy(pair => pair.Key)
            .Take(MostConfusions).Select(pair => new Confusion(set.Groups[pair.Key.Label], set.Groups[pair.Key.Guess], pair.Count())),
    ];

    private static double CalibrationError(Outcome[] outcomes)
    {
        var shown = outcomes.Where(o => !o.Abstained).ToArray();
        var bands = shown.GroupBy(o => Math.Min(Bands - 1, (int)(o.Confidence * Bands)));
        return shown.Length == 0 ? 0 : bands.Sum(band => Math.Abs(band.Sum(o => (o.Right ? 1 : 0) - o.Confidence))) / shown.Length;
    }

    private static double Share(Outcome[] outcomes, Func<Outcome, bool> predicate) =>
        outcomes.Length == 0 ? 0 : outcomes.Count(predicate) / (double)outcomes.Length;

    private static double? Ratio(int part, int whole) => whole == 0 ? null : part / (double)whole;
}
