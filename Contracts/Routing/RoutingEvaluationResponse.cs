using NodaTime;

namespace IncidentPlatform.Contracts.Routing;

/// <summary>How a model did on records that were opened after those it learned from.</summary>
/// <param name="Version">The model.</param>
/// <param name="Records">Resolved records that it has never seen; with 0 there is nothing to say.</param>
/// <param name="From">Opening of the oldest of them; null without any.</param>
/// <param name="To">Opening of the newest of them; null without any.</param>
/// <param name="Accuracy">First suggestion right, 0..1; an abstention counts as wrong.</param>
/// <param name="Top3">True group among the three suggested.</param>
/// <param name="Coverage">Share sure enough to be assigned without a person.</param>
/// <param name="CoveredPrecision">Share of those that was right; null when there were none.</param>
/// <param name="Abstained">Share about which it said nothing.</param>
public sealed record RoutingEvaluationResponse(
    int Version, int Records, Instant? From, Instant? To, double? Accuracy, double? Top3, double? Coverage, double? CoveredPrecision,
    double? Abstained);
