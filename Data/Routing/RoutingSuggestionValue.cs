namespace IncidentPlatform.Data.Routing;

/// <summary>A group that was proposed, with the reasons; <see cref="Bias"/>, all weights and <see cref="Rest"/> add up to <see cref="Score"/>.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Confidence">Calibrated, 0..1; of a group found by similar records, their share.</param>
/// <param name="Terms">What spoke for it, strongest first.</param>
public sealed record RoutingSuggestionValue(Guid GroupId, double Confidence, RoutingTermValue[] Terms)
{
    /// <summary>What spoke against it, strongest first.</summary>
    public RoutingTermValue[] Against { get; init; } = [];

    /// <summary>The whole; null when it was found by similar records.</summary>
    public double? Score { get; init; }

    /// <summary>What the group has before any word.</summary>
    public double Bias { get; init; }

    /// <summary>What all words add that are not named.</summary>
    public double Rest { get; init; }

    /// <summary>Found by similar records: the model has too few of the group's to know it.</summary>
    public bool IsBySimilarity { get; init; }
}
