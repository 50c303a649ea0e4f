using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Sla;

/// <summary>An immutable version of an SLA policy: targets, pausing reasons, and which rules escalate.</summary>
public sealed class SlaPolicyVersionRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid PolicyId { get; init; }
    public required int Version { get; init; }
    public required SlaPolicy Policy { get; init; }

    /// <summary>The escalation policy whose current version watches over new records; null when nothing is escalated.</summary>
    public Guid? EscalationPolicyId { get; init; }
    public required Instant CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
}
