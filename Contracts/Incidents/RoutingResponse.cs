using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>GET /incidents/{id}/routing</c>: what routing decided.</summary>
/// <param name="Outcome">Null while it has not decided.</param>
/// <param name="Suggestions">Best first, at most three.</param>
/// <param name="ModelVersion">Null without a model.</param>
/// <param name="Note">Why the classifier abstained, or null.</param>
public sealed record RoutingResponse(
    RoutingOutcome? Outcome, IReadOnlyList<RoutingSuggestionResponse> Suggestions, int? ModelVersion, string? Note);
