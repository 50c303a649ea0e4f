using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.Sla;

/// <summary>An SLA policy; its targets stand in immutable versions.</summary>
public sealed class SlaPolicyRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required string Name { get; set; }
    public required Guid CurrentVersionId { get; set; }
    public bool IsActive { get; set; } = true;
}
