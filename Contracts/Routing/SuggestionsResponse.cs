namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>GET /suggestions?q=</c>: what may help while somebody writes.</summary>
/// <param name="Service">The likely service; null when the records so far do not say.</param>
/// <param name="KnownIncidents">Open major incidents, similar ones first, at most five.</param>
public sealed record SuggestionsResponse(SuggestedServiceResponse? Service, IReadOnlyList<KnownIncidentResponse> KnownIncidents);
