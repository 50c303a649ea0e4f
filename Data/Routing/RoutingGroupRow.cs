using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>What the classifier may do with records for a group. A group about which nobody decided anything has no row.</summary>
public sealed class RoutingGroupRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid GroupId { get; init; }
    public RoutingMode Mode { get; set; } = GroupRouting.Default.Mode;
    public double TargetPrecision { get; set; } = GroupRouting.DefaultTarget;

    /// <summary>Whether it may be assigned automatically as soon as it has passed the gate, without being asked for again.</summary>
    public bool IsPromotedWhenEarned { get; set; }

    /// <summary>Picked from outcomes; infinite when no confidence is enough, null while the model's own threshold holds.</summary>
    public double? PickedThreshold { get; set; }

    /// <summary>The model that <see cref="PickedThreshold"/> belongs to.</summary>
    public int? PickedModelVersion { get; set; }
    public Instant? PickedAt { get; set; }

    /// <summary>Decisions before it prove nothing any more; null when all count.</summary>
    public Instant? EvidenceFrom { get; set; }

    /// <summary>When it last fell back to suggesting by itself; null when it never did, and once a person has promoted it again.</summary>
    public Instant? SteppedBackAt { get; set; }
}
