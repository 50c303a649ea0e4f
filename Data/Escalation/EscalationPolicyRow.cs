using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.Escalation;

/// <summary>An escalation policy; its rules stand in immutable versions. SLA policies name it.</summary>
public sealed class EscalationPolicyRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required string Name { get; set; }
    public required Guid CurrentVersionId { get; set; }

    /// <summary>Whether it watches over new records.</summary>
    public bool IsActive { get; set; } = true;
}
