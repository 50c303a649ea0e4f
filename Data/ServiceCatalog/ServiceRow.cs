using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.ServiceCatalog;

/// <summary>A service that the organization supports.</summary>
public sealed class ServiceRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required string Key { get; init; }
    public required string Name { get; set; }
    public Guid? OwnerId { get; set; }
    public Guid? CalendarId { get; set; }
    public Guid? SlaPolicyId { get; set; }
    public bool IsActive { get; set; } = true;
}
