namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A word's part in a prediction.</summary>
/// <param name="Term">The word.</param>
/// <param name="Weight">What it adds to the score.</param>
public sealed record RoutingTermResponse(string Term, double Weight);
