using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.MajorIncidents;

/// <summary>The last public word of a major incident on a service. The words before it stand in the timeline.</summary>
public sealed class MajorStatusRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public required Guid ServiceId { get; init; }
    public required string Text { get; set; }
    public required Instant PublishedAt { get; set; }
    public required Guid PublishedBy { get; set; }
}
