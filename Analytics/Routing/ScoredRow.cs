namespace IncidentPlatform.Analytics.Routing;

/// <summary>A row scored by a model that has not seen it.</summary>
/// <param name="Label">Number of the true group; -1 when the model does not serve that group.</param>
/// <param name="Abstained">The model would have said nothing.</param>
internal readonly record struct ScoredRow(int Label, double[] Scores, bool Abstained);
