using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.Incidents;

/// <summary>The next free number of an organization; taken in blocks outside the business transaction, so gaps are normal.</summary>
public sealed class NumberCounterRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public long Next { get; set; } = 1;
}
