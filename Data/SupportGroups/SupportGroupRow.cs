using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.SupportGroups;

/// <summary>A support group; the service desk is one like any other.</summary>
public sealed class SupportGroupRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }

    /// <summary>Short and stable, for imports and rules: lower case with hyphens.</summary>
    public required string Key { get; init; }
    public required string Name { get; set; }
    public int Tier { get; set; } = 2;
    public Guid? CalendarId { get; set; }
    public Guid? LeadId { get; set; }
    public bool IsActive { get; set; } = true;
}
