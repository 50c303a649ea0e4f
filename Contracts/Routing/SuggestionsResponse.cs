using IncidentPlatform.Contracts.Incidents;

namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>GET /suggestions?q=</c>: what may help while somebody writes.</summary>
/// <param name="Service">The likely service; null when the records so far do not say.</param>
/// <param name="KnownIncidents">Open major incidents, similar ones first, at most five.</param>
public sealed record SuggestionsResponse(SuggestedServiceResponse? Service, IReadOnlyList<KnownIncidentResponse> KnownIncidents)
{
    /// <summary>Similar records, for those who work on records; a consumer is shown none of somebody else's.</summary>
    public IReadOnlyList<SimilarIncidentResponse> Similar { get; init; } = [];

    /// <summary>How similar records were classified, for those who work on records; null when they do not agree.</summary>
    public SuggestedClassificationResponse? Classification { get; init; }
}
