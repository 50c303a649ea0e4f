namespace IncidentPlatform.Analytics.Routing;

/// <summary>The whole of a group's score: <see cref="Bias"/> and the weights of <see cref="Terms"/> add up to <see cref="Score"/>.</summary>
/// <param name="Terms">Every word of the text that carries weight, for or against the group, heaviest first.</param>
internal sealed record RoutingExplanation(Guid GroupId, double Score, double Bias, IReadOnlyList<RoutingTerm> Terms);
