namespace IncidentPlatform.Data.Routing;

/// <summary>A word's part in a prediction.</summary>
public sealed record RoutingTermValue(string Term, double Weight);
