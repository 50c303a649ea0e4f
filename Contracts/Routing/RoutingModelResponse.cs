using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Contracts.Routing;

/// <summary>A version of the organization's routing model.</summary>
/// <param name="Version">1, 2, …</param>
/// <param name="State">Where it stands.</param>
/// <param name="Progress">Per cent of its training.</param>
/// <param name="Stage">What training does now; after a failure, why.</param>
/// <param name="Examples">Resolved records that it learned from.</param>
/// <param name="From">Opening of the oldest; null before it is trained.</param>
/// <param name="To">Opening of the newest; null before it is trained.</param>
/// <param name="Metrics">How it did on records that it had not seen; null before it is trained.</param>
/// <param name="CreatedAt">When training began.</param>
/// <param name="CreatedBy">Who asked for it; null for the platform.</param>
/// <param name="FinishedAt">When training ended, well or not.</param>
/// <param name="PromotedAt">When it last went into service.</param>
/// <param name="PromotedBy">Who put it there; null for the platform.</param>
public sealed record RoutingModelResponse(
    int Version, RoutingModelState State, int Progress, string? Stage, int Examples, Instant? From, Instant? To, RoutingMetricsResponse? Metrics,
    Instant CreatedAt, string? CreatedBy, Instant? FinishedAt, Instant? PromotedAt, string? PromotedBy)
{
    /// <summary>Why it was trained.</summary>
    public RoutingTrigger Trigger { get; init; }

    /// <summary>What had changed, for one that was trained because of it.</summary>
    public IReadOnlyList<RoutingDriftResponse> Drift { get; init; } = [];

    /// <summary>Why it last went into service; null before it did.</summary>
    public PromotionCause? PromotionCause { get; init; }

    /// <summary>Size of the model in bytes; null before it is trained.</summary>
    public int? ArtifactBytes { get; init; }

    /// <summary>SHA-256 of the model, in hexadecimal digits; null before it is trained.</summary>
    public string? ArtifactSha256 { get; init; }
}
