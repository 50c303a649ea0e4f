using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Identity;

/// <summary>A link sent by mail: random, kept as SHA-256 only. Opening it changes nothing; the page behind it asks first.</summary>
public sealed class SignedLinkRow : ITenantRow
{
    public required byte[] TokenHash { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Purpose { get; init; }
    public Guid? RecordId { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Instant ExpiresAt { get; init; }
    public Instant? UsedAt { get; set; }
}
