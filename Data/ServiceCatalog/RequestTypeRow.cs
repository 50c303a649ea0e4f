using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Data.ServiceCatalog;

/// <summary>Where service requests of a type go.</summary>
public sealed class RequestTypeRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required RequestType Type { get; init; }
    public required Guid GroupId { get; set; }
    public bool IsOffered { get; set; } = true;
}
