using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Identity;
using NodaTime;

namespace IncidentPlatform.Data.Identity;

/// <summary>A person in an organization, with roles.</summary>
public sealed class MembershipRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid PersonId { get; init; }
    public required Role[] Roles { get; set; }
    public string? Unit { get; set; }
    public bool IsActive { get; set; } = true;

    /// <summary>The saved view with which they begin; null for everything open.</summary>
    public Guid? DefaultViewId { get; set; }
    public required Instant CreatedAt { get; init; }
}
