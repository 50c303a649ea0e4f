using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Identity;

/// <summary>A token for programs, kept as SHA-256 only.</summary>
public sealed class PersonalAccessTokenRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public required byte[] TokenHash { get; init; }
    public required string[] Scopes { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Instant ExpiresAt { get; init; }
    public Instant? LastUsedAt { get; set; }
    public Instant? RevokedAt { get; set; }
}
