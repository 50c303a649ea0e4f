namespace IncidentPlatform.Contracts.Routing;

/// <summary>What one threshold for all groups would have applied of the held-out records.</summary>
/// <param name="Threshold">Confidence from which on.</param>
/// <param name="Coverage">Share of the records that reach it.</param>
/// <param name="Precision">Share of those that was right.</param>
public sealed record CoveragePointResponse(double Threshold, double Coverage, double Precision);
