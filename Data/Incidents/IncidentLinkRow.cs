using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Data.Incidents;

/// <summary>Two records that belong together.</summary>
public sealed class IncidentLinkRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public required LinkType Type { get; init; }
    public required Guid OtherId { get; init; }
}
