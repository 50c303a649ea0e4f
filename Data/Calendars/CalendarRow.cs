using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.Calendars;

/// <summary>A business calendar; its openings stand in immutable versions.</summary>
public sealed class CalendarRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required string Name { get; set; }
    public required Guid CurrentVersionId { get; set; }
    public bool IsActive { get; set; } = true;
}
