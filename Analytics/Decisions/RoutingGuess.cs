using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>What the model in service says about a text, cut to groups that take records.</summary>
/// <param name="ModelVersion">The model in service; null without one.</param>
/// <param name="Suggestions">Best first, at most three.</param>
/// <param name="First">The first of them; null when there is none.</param>
/// <param name="Note">Why there is none; null otherwise.</param>
internal sealed record RoutingGuess(int? ModelVersion, RoutingSuggestionValue[] Suggestions, RoutingAnswer? First, string? Note)
{
    /// <summary>Nothing, and why.</summary>
    public static RoutingGuess None(string note, int? modelVersion = null) => new(modelVersion, [], null, note);
}
