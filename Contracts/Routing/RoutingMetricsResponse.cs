using NodaTime;

namespace IncidentPlatform.Contracts.Routing;

/// <summary>How a model did on the newest records, which it had not seen; shares are 0..1.</summary>
/// <param name="Examples">Resolved records in its window.</param>
/// <param name="From">Opening of the oldest.</param>
/// <param name="To">Opening of the newest.</param>
/// <param name="HeldOut">How many of the newest only measured.</param>
/// <param name="HeldOutFrom">Opening of the first of those.</param>
/// <param name="TargetPrecision">Share of automatic assignments that have to be right.</param>
/// <param name="Accuracy">First suggestion right; an abstention counts as wrong.</param>
/// <param name="MacroF1">Mean F1 over the groups.</param>
/// <param name="Top3">True group among the three suggested.</param>
/// <param name="MajorityBaseline">Accuracy of always naming the commonest group.</param>
/// <param name="Coverage">Share sure enough to be assigned without a person.</param>
/// <param name="CoveredPrecision">Share of those that was right; null when there were none.</param>
/// <param name="ExpectedCalibrationError">Mean distance between shown confidence and truth.</param>
/// <param name="Abstained">Share about which it said nothing.</param>
/// <param name="ServiceDesk">The service desk's own records; null without any.</param>
/// <param name="OtherGroups">All others: an overall figure hides these.</param>
/// <param name="Groups">Each group that it can suggest.</param>
/// <param name="Unserved">Groups that it cannot: similar records and category rules find them.</param>
public sealed record RoutingMetricsResponse(
    int Examples, Instant From, Instant To, int HeldOut, Instant HeldOutFrom, double TargetPrecision, double Accuracy, double MacroF1,
    double Top3, double MajorityBaseline, double Coverage, double? CoveredPrecision, double ExpectedCalibrationError, double Abstained,
    RoutingSliceResponse? ServiceDesk, RoutingSliceResponse? OtherGroups, IReadOnlyList<RoutingGroupMetricsResponse> Groups,
    IReadOnlyList<UnservedGroupResponse> Unserved)
{
    /// <summary>How confidence and truth compare, lowest confidence first; bands without records are left out.</summary>
    public IReadOnlyList<ConfidenceBandResponse> Bands { get; init; } = [];

    /// <summary>What one threshold for all groups would have applied, lowest threshold first.</summary>
    public IReadOnlyList<CoveragePointResponse> Curve { get; init; } = [];

    /// <summary>The groups taken for another most often, at most ten pairs.</summary>
    public IReadOnlyList<ConfusionResponse> Confusions { get; init; } = [];

    /// <summary>People's own first assignment; null when no held-out record knows it.</summary>
    public RoutingRivalResponse? FirstAssignment { get; init; }

    /// <summary>The group of the record's category; null when no held-out record has one.</summary>
    public RoutingRivalResponse? CategoryRules { get; init; }

    /// <summary>The model that was in service; null without one, or when it had seen these records.</summary>
    public RoutingRivalResponse? InService { get; init; }

    /// <summary>The model that was in service beside this one, on the same records; null without one, or when too little is known of it.</summary>
    public RoutingContestResponse? Contest { get; init; }

    /// <summary>The held-out records by week, oldest first.</summary>
    public IReadOnlyList<RoutingWeekResponse> Weeks { get; init; } = [];

    /// <summary>What the weights were found with.</summary>
    public string? Learners { get; init; }
}
