namespace IncidentPlatform.Data.Tenancy;

/// <summary>A row that belongs to an organization and stands behind both walls.</summary>
public interface ITenantRow
{
    /// <summary>The organization whose row it is.</summary>
    Guid OrganizationId { get; }
}
