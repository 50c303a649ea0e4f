namespace IncidentPlatform.Analytics.Routing;

/// <summary>A row scored by a model that has not seen it.</summary>
/// <param name="Label">Number of the true group; -1 when the model does not serve that group.</param>
/// <param name="Abstained">The model would have said nothing.</param>
internal readonly record struct ScoredRow(int Label, double[] Scores, bool Abstained)
{
    /// <summary>Different words of the text that carry meaning.</summary>
    public int Words { get; init; }

    /// <summary>Those of them that the model has never seen.</summary>
    public int UnknownWords { get; init; }
}
