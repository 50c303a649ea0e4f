using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.OnCall;

/// <summary>Somebody stands in on a layer of a rota for a while; a swap is two of them.</summary>
public sealed class OnCallOverrideRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid RotaId { get; init; }
    public required Guid LayerId { get; init; }
    public required Instant FromAt { get; init; }
    public required Instant ToAt { get; init; }
    public required Guid PersonId { get; init; }
    public Guid? SwapId { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
}
