using IncidentPlatform.Contracts.Routing;
using NodaTime;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// What a model with these examples and options does on records that are newer than all it learned from. Measured on the newest
/// share of the examples with a model that has not seen them; the model in service is fitted on all.
/// </summary>
internal sealed record RoutingMetrics
{
    public required int Examples { get; init; }

    public required Instant From { get; init; }

    public required Instant To { get; init; }

    public required int HeldOut { get; init; }

    public required Instant HeldOutFrom { get; init; }

    public required double TargetPrecision { get; init; }

    /// <summary>First suggestion right, of all held-out records; an abstention and a record of an unserved group count as wrong.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Mean F1 over the groups that occur in the held-out records, unserved ones included with 0.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>True group among the three suggested.</summary>
    public required double Top3 { get; init; }

    /// <summary>Accuracy of always naming the commonest group of the older records.</summary>
    public required double MajorityBaseline { get; init; }

    /// <summary>Share of held-out records that reach their group's threshold.</summary>
    public required double Coverage { get; init; }

    /// <summary>Share of those that are right; null when none reaches it.</summary>
    public required double? CoveredPrecision { get; init; }

    /// <summary>Mean distance between the confidence shown and the share that is right, over ten bands of confidence.</summary>
    public required double ExpectedCalibrationError { get; init; }

    public required double Abstained { get; init; }

    /// <summary>The service desk's own records; null when it has none among the held-out ones.</summary>
    public required SliceMetrics? ServiceDesk { get; init; }

    /// <summary>All other records: an overall figure hides these.</summary>
    public required SliceMetrics? OtherGroups { get; init; }

    public required IReadOnlyList<GroupMetrics> Groups { get; init; }

    /// <summary>Groups with too few examples to learn; similar records and category rules find them.</summary>
    public required IReadOnlyList<UnservedGroup> Unserved { get; init; }

    /// <summary>How confidence and truth compare, in ten bands; bands without records are left out.</summary>
    public IReadOnlyList<ConfidenceBand> Bands { get; init; } = [];

    /// <summary>What one threshold for all groups would have applied, lowest threshold first.</summary>
    public IReadOnlyList<CoveragePoint> Curve { get; init; } = [];

    /// <summary>The groups taken for another most often, commonest first; at most ten pairs.</summary>
    public IReadOnlyList<Confusion> Confusions { get; init; } = [];

    /// <summary>People's own first assignment; null when no held-out record knows it.</summary>
    public Rival? FirstAssignment { get; init; }

    /// <summary>The group of the record's category; null when no held-out record has one.</summary>
    public Rival? CategoryRules { get; init; }

    /// <summary>The model that was in service; null without one, or when it has seen these records.</summary>
    public Rival? InService { get; init; }

    /// <summary>The model that was in service beside this one, on the same records; null without one, or when too little is known of it.</summary>
    public RoutingContestResponse? Contest { get; init; }

    /// <summary>The held-out records by week, oldest first.</summary>
    public IReadOnlyList<RoutingWeekResponse> Weeks { get; init; } = [];

    /// <summary>What the weights were found with.</summary>
    public string? Learners { get; init; }
}

/// <summary>The same measures over a part of the held-out records, by their true group.</summary>
internal sealed record SliceMetrics(int Records, double Accuracy, double Coverage, double? CoveredPrecision);

/// <param name="Examples">In the whole history.</param>
/// <param name="Support">Held-out records whose true group this is.</param>
/// <param name="Predicted">Held-out records for which it was the first suggestion.</param>
/// <param name="Precision">Null when it was never predicted.</param>
/// <param name="Recall">Null when it has no held-out record.</param>
/// <param name="Threshold">Of the model in service; null when nothing is applied for this group without a person.</param>
/// <param name="Applied">Held-out records that reached the threshold measured with.</param>
internal sealed record GroupMetrics(
    Guid GroupId, int Examples, int Support, int Predicted, double? Precision, double? Recall, double F1, double? Threshold, int Applied, double? AppliedPrecision);

internal sealed record UnservedGroup(Guid GroupId, int Examples);

/// <param name="Confidence">Mean confidence shown.</param>
/// <param name="Right">Share that was right.</param>
internal sealed record ConfidenceBand(double From, double To, int Records, double Confidence, double Right);

/// <param name="Coverage">Share of the held-out records at or above the threshold.</param>
/// <param name="Precision">Share of those that is right.</param>
internal sealed record CoveragePoint(double Threshold, double Coverage, double Precision);

/// <summary>Held-out records of a group for which another was the first suggestion.</summary>
internal sealed record Confusion(Guid GroupId, Guid GuessedId, int Records);

/// <summary>Somebody else's accuracy on the held-out records that they can be compared on.</summary>
/// <param name="ModelAccuracy">The model's on the same records.</param>
internal sealed record Rival(int Records, double Accuracy, double ModelAccuracy);
