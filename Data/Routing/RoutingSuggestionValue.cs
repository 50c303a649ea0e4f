namespace IncidentPlatform.Data.Routing;

/// <summary>A group that was proposed, with the words that spoke for it.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Confidence">Calibrated, 0..1.</param>
/// <param name="Terms">Strongest first.</param>
public sealed record RoutingSuggestionValue(Guid GroupId, double Confidence, RoutingTermValue[] Terms);
