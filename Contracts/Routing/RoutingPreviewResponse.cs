using IncidentPlatform.Contracts.Incidents;

namespace IncidentPlatform.Contracts.Routing;

/// <summary>What the classifier says about a text.</summary>
/// <param name="Suggestions">Best first, at most three; only groups that take records.</param>
/// <param name="ModelVersion">The model in service; null without one.</param>
/// <param name="Note">Why it says nothing: <c>no-model</c>, <c>model-damaged</c>, <c>too-short</c>, <c>unknown-words</c>, <c>unknown-language</c>, <c>groups-inactive</c>; else null.</param>
public sealed record RoutingPreviewResponse(IReadOnlyList<RoutingSuggestionResponse> Suggestions, int? ModelVersion, string? Note);
