namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A group that the classifier proposes.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name.</param>
/// <param name="Confidence">Calibrated, 0..1.</param>
/// <param name="Terms">The words that spoke for it, strongest first.</param>
public sealed record RoutingSuggestionResponse(Guid GroupId, string Group, double Confidence, IReadOnlyList<RoutingTermResponse> Terms);
