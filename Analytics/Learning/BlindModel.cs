using IncidentPlatform.Analytics.Routing;
using NodaTime;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>
/// A version asked only about what it has not learned from. A record of its own training set is answered for by the model of that training
/// that had not seen it; on records that it knows by heart it would always win.
/// </summary>
/// <param name="Version">The version.</param>
/// <param name="Model">What was trained.</param>
/// <param name="LearnedUntil">Opening of the newest record of its training set; null when that is not known.</param>
/// <param name="Points">By record; null for a version of former times, which answers for newer records only.</param>
internal sealed record BlindModel(int Version, RoutingModel Model, Instant? LearnedUntil, IReadOnlyDictionary<Guid, UnseenPoint>? Points)
{
    /// <summary>Whether a record was of its training set.</summary>
    public bool HasSeen(RoutingExample example) =>
        Points is null ? LearnedUntil is null || example.At <= LearnedUntil : example.IncidentId is { } id && Points.ContainsKey(id);

    /// <summary>What it says of a record; null when all that could answer has seen it.</summary>
    public RoutingVerdict? Of(RoutingExample example)
    {
        if (!HasSeen(example)) return Model.Judge(example.Input);
        if (Points is null) return null;

        var point = Points[example.IncidentId!.Value];
        return new RoutingVerdict(
            point.GuessedId, point.Confidence, point.GuessedId is { } guessed && point.Confidence >= Model.ThresholdOf(guessed), 0, 0);
    }
}
