using NodaTime;

namespace IncidentPlatform.Data.Identity;

/// <summary>Somebody known to the installation. Which organizations they work in stands in memberships.</summary>
public sealed class PersonRow
{
    public required Guid Id { get; init; }

    /// <summary>Lower case, unique.</summary>
    public required string Email { get; set; }
    public required string Name { get; set; }

    /// <summary>By Identity's hasher; null for people without credentials.</summary>
    public string? PasswordHash { get; set; }
    public string? Locale { get; set; }
    public string? TimeZone { get; set; }

    /// <summary>When mails are not to disturb them, by their clock; null, as <see cref="QuietUntil"/> is, for never.</summary>
    public LocalTime? QuietFrom { get; set; }
    public LocalTime? QuietUntil { get; set; }
    public int FailedSignIns { get; set; }
    public Instant? LockedUntil { get; set; }
    public required Instant CreatedAt { get; init; }
}
