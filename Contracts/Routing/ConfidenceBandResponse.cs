namespace IncidentPlatform.Contracts.Routing;

/// <summary>Held-out records about which the model was about equally sure: a point of the reliability chart.</summary>
/// <param name="From">Lowest confidence of the band, included.</param>
/// <param name="To">Highest, not included but for 1.</param>
/// <param name="Records">How many there are.</param>
/// <param name="Confidence">Mean confidence shown.</param>
/// <param name="Right">Share that was right.</param>
public sealed record ConfidenceBandResponse(double From, double To, int Records, double Confidence, double Right);
