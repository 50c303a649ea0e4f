using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>A line of a timeline, append-only: the processes may insert and read it, no more.</summary>
public sealed class TimelineRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public required int Sequence { get; init; }
    public required Instant At { get; init; }
    public required ActorKind ActorKind { get; init; }
    public Guid? ActorId { get; init; }
    public required Channel Channel { get; init; }
    public required Visibility Visibility { get; init; }

    /// <summary>Name of the entry's type, for queries.</summary>
    public required string Type { get; init; }
    public required TimelineEntry Entry { get; init; }

    /// <summary>The record's version after the line.</summary>
    public required int Version { get; init; }
}
