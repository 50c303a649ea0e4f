using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.Sla;

/// <summary>
/// What one group (OLA) or one agreement (underpinning contract) promises; its targets stand in immutable versions. While an
/// agreement is in force, its own row counts for the group that it hands over, else the group's.
/// </summary>
public sealed class OlaPolicyRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }

    /// <summary>The in-house group that promises; null for an agreement's.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The agreement whose provider promises; null for a group's.</summary>
    public Guid? AgreementId { get; init; }
    public required Guid CurrentVersionId { get; set; }
}
