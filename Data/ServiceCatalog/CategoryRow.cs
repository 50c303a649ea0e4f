using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.ServiceCatalog;

/// <summary>A category; its group is the rule that routes when the classifier does not.</summary>
public sealed class CategoryRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required string Key { get; init; }
    public required string Name { get; set; }
    public Guid? ServiceId { get; set; }
    public Guid? GroupId { get; set; }
    public bool IsRestricted { get; set; }
    public bool IsActive { get; set; } = true;
}
