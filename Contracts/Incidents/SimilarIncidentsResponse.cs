namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>GET /incidents/{idOrNumber}/similar</c>: what helps whoever works on a record.</summary>
/// <param name="Items">Open and resolved records that the caller may see, most similar first.</param>
/// <param name="Classification">How similar records were classified; null when they do not agree on anything.</param>
public sealed record SimilarIncidentsResponse(IReadOnlyList<SimilarIncidentResponse> Items, SuggestedClassificationResponse? Classification);
