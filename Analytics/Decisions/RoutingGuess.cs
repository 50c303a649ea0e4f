using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>What the model in service says about a text, cut to groups that take records.</summary>
/// <param name="ModelVersion">The model in service; null without one.</param>
/// <param name="Suggestions">Best first, at most three; those by similar records come last.</param>
/// <param name="First">The model's own first; null when it says nothing.</param>
/// <param name="Note">Why it says nothing; null otherwise.</param>
/// <param name="Similar">The nearest records that were solved, at most three.</param>
internal sealed record RoutingGuess(
    int? ModelVersion, RoutingSuggestionValue[] Suggestions, RoutingAnswer? First, string? Note, SimilarRecordValue[] Similar)
{
    /// <summary>Nothing, and why.</summary>
    public static RoutingGuess None(string note, int? modelVersion = null) => new(modelVersion, [], null, note, []);
}
