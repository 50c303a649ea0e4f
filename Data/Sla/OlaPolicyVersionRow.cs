using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Sla;

/// <summary>An immutable version of what a group or an agreement promises. A clock names it as its policy version.</summary>
public sealed class OlaPolicyVersionRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid OlaPolicyId { get; init; }
    public required int Version { get; init; }
    public required OlaPolicy Policy { get; init; }
    public required Instant CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
}
