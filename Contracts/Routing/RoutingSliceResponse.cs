namespace IncidentPlatform.Contracts.Routing;

/// <summary>How a model did on a part of the held-out records.</summary>
/// <param name="Records">How many there are.</param>
/// <param name="Accuracy">Share in which the first suggestion was right.</param>
/// <param name="Coverage">Share that was sure enough to be assigned without a person.</param>
/// <param name="CoveredPrecision">Share of those that was right; null when there were none.</param>
public sealed record RoutingSliceResponse(int Records, double Accuracy, double Coverage, double? CoveredPrecision);
