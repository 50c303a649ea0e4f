using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>A person who follows a record.</summary>
public sealed class FollowerRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public required Guid PersonId { get; init; }
    public required Instant Since { get; init; }
}
