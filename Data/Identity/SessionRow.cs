using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Identity;

/// <summary>A signed-in person at work in one organization. Tokens are kept as SHA-256 only.</summary>
public sealed class SessionRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; set; }
    public required Guid PersonId { get; init; }
    public required byte[] TokenHash { get; set; }
    public required byte[] RefreshHash { get; set; }

    /// <summary>The refresh token before the present one, good for a short grace.</summary>
    public byte[]? FormerRefreshHash { get; set; }
    public Instant? RefreshedAt { get; set; }
    public required Instant CreatedAt { get; init; }
    public required Instant ExpiresAt { get; set; }
    public required Instant AbsoluteExpiresAt { get; init; }
    public Instant? RevokedAt { get; set; }
}
