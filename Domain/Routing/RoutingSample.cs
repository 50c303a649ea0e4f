namespace IncidentPlatform.Domain.Routing;

/// <summary>What a model said of records that it had not learned from, in four figures.</summary>
/// <param name="Records">How many there are.</param>
/// <param name="Groups">How many of them each group resolved.</param>
/// <param name="Unknown">Mean share of words that the model does not know; null when no record had any.</param>
/// <param name="Confidence">Mean confidence of its first guess; null when it said nothing.</param>
/// <param name="Right">Share of the records for which that guess was right; an abstention counts as wrong.</param>
public sealed record RoutingSample(int Records, IReadOnlyDictionary<Guid, int> Groups, double? Unknown, double? Confidence, double Right);
