namespace IncidentPlatform.Domain.Routing;

/// <summary>From where on recent records are no longer like those that a model learned from.</summary>
/// <param name="StabilityIndex">Highest population stability index of the groups that resolve; more than zero.</param>
/// <param name="UnknownRise">By how much the share of unknown words may rise, 0..1.</param>
/// <param name="ConfidenceFall">By how much mean confidence may fall, 0..1.</param>
/// <param name="PrecisionFall">By how much the share of right first guesses may fall, 0..1.</param>
/// <param name="Records">Fewer recent records say nothing.</param>
public sealed record RoutingDriftLimits(double StabilityIndex, double UnknownRise, double ConfidenceFall, double PrecisionFall, int Records);
