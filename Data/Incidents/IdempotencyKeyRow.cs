using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>A request that took effect; a repetition gets the same answer.</summary>
public sealed class IdempotencyKeyRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid ActorId { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 over route and body.</summary>
    public required byte[] RequestHash { get; init; }

    /// <summary>The record that the request made or changed.</summary>
    public required Guid RecordId { get; init; }
    public required Instant CreatedAt { get; init; }
}
