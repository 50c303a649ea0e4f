using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Escalation;
using NodaTime;

namespace IncidentPlatform.Data.Escalation;

/// <summary>An immutable version of an escalation policy. A record names the one that watches over it.</summary>
public sealed class EscalationPolicyVersionRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid PolicyId { get; init; }
    public required int Version { get; init; }
    public required EscalationPolicy Policy { get; init; }
    public required Instant CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
}
