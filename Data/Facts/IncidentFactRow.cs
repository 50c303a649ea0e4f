using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Data.Facts;

/// <summary>What reports know of one record; see <see cref="Domain.Kpi.IncidentFacts"/>. Only <see cref="FactKeeper"/> writes it.</summary>
public sealed class IncidentFactRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public int LastSequence { get; set; }
    public IncidentKind Kind { get; set; }
    public IncidentState State { get; set; }
    public bool IsOpen { get; set; }
    public bool IsRestricted { get; set; }
    public bool IsImported { get; set; }
    public bool IsCountedApart { get; set; }

    public Priority Priority { get; set; }
    public Guid ServiceId { get; set; }
    public Guid GroupId { get; set; }
    public Guid? ProviderId { get; set; }

    public Instant OpenedAt { get; set; }
    public Priority OpenedPriority { get; set; }
    public Guid OpenedServiceId { get; set; }
    public Guid OpenedGroupId { get; set; }
    public Guid? OpenedProviderId { get; set; }

    public Instant? RespondedAt { get; set; }
    public Priority? RespondedPriority { get; set; }
    public Guid? RespondedServiceId { get; set; }
    public Guid? RespondedGroupId { get; set; }
    public Guid? RespondedProviderId { get; set; }
    public long? ResponseSeconds { get; set; }
    public long? ResponseElapsedSeconds { get; set; }

    public Instant? ResolvedAt { get; set; }
    public Priority? ResolvedPriority { get; set; }
    public Guid? ResolvedServiceId { get; set; }
    public Guid? ResolvedGroupId { get; set; }
    public Guid? ResolvedProviderId { get; set; }
    public long? ResolutionSeconds { get; set; }
    public long? ResolutionElapsedSeconds { get; set; }

    public Instant? ClosedAt { get; set; }
    public Priority? ClosedPriority { get; set; }
    public Guid? ClosedServiceId { get; set; }
    public Guid? ClosedGroupId { get; set; }
    public Guid? ClosedProviderId { get; set; }

    public int Hops { get; set; }
    public int Escalations { get; set; }
    public bool IsPingPong { get; set; }
    public int ReopenCount { get; set; }
    public bool IsFirstContact { get; set; }
    public Guid? FirstAssignedGroupId { get; set; }
    public Guid? ClassifierGroupId { get; set; }

    /// <summary>Null for a record that is not eligible for routing.</summary>
    public RoutingOutcome? RoutingOutcome { get; set; }
    public int? Rating { get; set; }

    /// <summary>When it is one business day old, and so on; null for never.</summary>
    public Instant? Aged1At { get; set; }
    public Instant? Aged3At { get; set; }
    public Instant? Aged7At { get; set; }
    public Instant? Aged14At { get; set; }
}
