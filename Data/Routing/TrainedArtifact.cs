using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>What a training run brought.</summary>
/// <param name="Bytes">The model.</param>
/// <param name="Metrics">JSON: how it did on records that it had not seen.</param>
/// <param name="Examples">Records that it learned from.</param>
/// <param name="From">The oldest of them was opened then.</param>
/// <param name="To">The newest of them was opened then.</param>
/// <param name="Unseen">What models that had not seen them said of those records.</param>
public sealed record TrainedArtifact(byte[] Bytes, string Metrics, int Examples, Instant From, Instant To, byte[]? Unseen = null);
