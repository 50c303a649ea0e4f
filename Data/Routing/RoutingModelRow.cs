using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>A version of an organization's routing model: where it comes from, how good it is, and its bytes.</summary>
public sealed class RoutingModelRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required int Version { get; init; }
    public required Guid Id { get; init; }
    public required RoutingModelState State { get; set; }
    public int Progress { get; set; }

    /// <summary>What training does now; after a failure, why.</summary>
    public string? Stage { get; set; }
    public int ExampleCount { get; set; }
    public Instant? WindowFrom { get; set; }
    public Instant? WindowTo { get; set; }
    public string? Metrics { get; set; }
    public byte[]? Artifact { get; set; }
    public byte[]? ArtifactSha256 { get; set; }

    /// <summary>What models that had not seen them said of its examples; see Analytics, UnseenPoints. Null for a version of former times.</summary>
    public byte[]? Unseen { get; set; }
    public required Instant CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }

    /// <summary>Why it was trained.</summary>
    public RoutingTrigger Trigger { get; init; }

    /// <summary>What had changed, for one that was trained because of it.</summary>
    public RoutingDriftFinding[] Drift { get; init; } = [];
    public Instant? FinishedAt { get; set; }
    public Instant? PromotedAt { get; set; }
    public Guid? PromotedBy { get; set; }

    /// <summary>Why it last went into service; null before it did.</summary>
    public PromotionCause? PromotionCause { get; set; }
}
