using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.SupportGroups;

/// <summary>A person in a support group.</summary>
public sealed class GroupMembershipRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid GroupId { get; init; }
    public required Guid PersonId { get; init; }
}
