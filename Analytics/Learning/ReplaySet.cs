using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>The records of a replay with the version that was asked about them. Pure from here on: any thresholds, at once.</summary>
/// <param name="Model">The version.</param>
/// <param name="Records">Oldest first.</param>
internal sealed record ReplaySet(BlindModel Model, IReadOnlyList<ReplayRecord> Records)
{
    /// <summary>What would have happened.</summary>
    /// <param name="request">Which thresholds.</param>
    public WhatIfResponse Of(WhatIfRequest request)
    {
        var own = Model.Model.Groups.ToDictionary(group => group, group => Model.Model.ThresholdOf(group));
        var asked = ThresholdsOf(request, own);
        var detours = Records.Where(record => record.DetourSeconds > 0).Select(record => record.DetourSeconds).ToArray();
        long? detour = detours.Length == 0 ? null : (long)Math.Round(detours.Average());
        return new WhatIfResponse(
            Model.Version, 100, Records.Count, Records.Count == 0 ? null : Records[0].At, Records.Count == 0 ? null : Records[^1].At,
            Records.Count(record => record.IsOutOfFold), detour, Figures(record => Reaches(record, asked), detour), Figures(record => Reaches(record, own), detour),
            Actual(detour), [.. asked.Select(pair => GroupOf(pair.Key, pair.Value)).OrderByDescending(group => group.Automatic).ThenBy(group => group.GroupId)]);
    }

    private Dictionary<Guid, double?> ThresholdsOf(WhatIfRequest request, Dictionary<Guid, double?> own)
    {
        var thresholds = request switch
        {
            { Threshold: { } one } => own.Keys.ToDictionary(group => group, _ => (double?)one),
            { TargetPrecision: { } target } => Picked(target),
            _ => new Dictionary<Guid, double?>(own),
        };
        foreach (var single in request.Groups ?? [])
        {
            if (thresholds.ContainsKey(single.GroupId)) thresholds[single.GroupId] = single.Threshold;
        }

        return thresholds;
    }

    // As training picks them, from the same evidence; a version of former times has only the records that came since.
    private Dictionary<Guid, double?> Picked(double target)
    {
        var groups = Model.Model.Groups;
        var numbers = groups.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var guesses = Model.Points is { } points
            ? points.Values.Where(point => point.GuessedId is not null)
                .Select(point => new Guess(numbers[point.GuessedId!.Value], point.Confidence, point.GuessedId == point.GroupId))
            : Records.Where(record => record.GuessedId is not null)
                .Select(record => new Guess(numbers[record.GuessedId!.Value], record.Confidence, record.IsRight));
        var picked = Thresholds.Pick(guesses, groups.Count, ThresholdPick.Aim(target));
        return groups.Index().ToDictionary(pair => pair.Item, pair => double.IsFinite(picked[pair.Index]) ? picked[pair.Index] : (double?)null);
    }

    private WhatIfFiguresResponse Figures(Func<ReplayRecord, bool> isAutomatic, long? detour)
    {
        var automatic = Records.Where(isAutomatic).ToArray();
        var right = automatic.Where(record => record.IsRight).ToArray();
        var abstained = Records.Count(record => record.GuessedId is null);
        var wrong = automatic.Length - right.Length;
        return new WhatIfFiguresResponse(
            automatic.Length, right.Length, wrong, Records.Count - abstained - automatic.Length, abstained, right.Sum(record => record.WaySeconds),
            wrong * (detour ?? 0));
    }

    private WhatIfFiguresResponse Actual(long? detour)
    {
        var assigned = Records.Where(record => record.AssignedId is not null).ToArray();
        var right = assigned.Count(record => record.AssignedId == record.GroupId);
        return new WhatIfFiguresResponse(
            assigned.Length, right, assigned.Length - right, Records.Count - assigned.Length, 0, 0, (assigned.Length - right) * (detour ?? 0));
    }

    private WhatIfGroupResponse GroupOf(Guid group, double? threshold)
    {
        var automatic = Records.Where(record => record.GuessedId == group && record.Confidence >= threshold).ToArray();
        var right = automatic.Count(record => record.IsRight);
        return new WhatIfGroupResponse(group, null, threshold, automatic.Length, right, automatic.Length - right);
    }

    private static bool Reaches(ReplayRecord record, Dictionary<Guid, double?> thresholds) =>
        record.GuessedId is { } guessed && record.Confidence >= thresholds.GetValueOrDefault(guessed);
}
