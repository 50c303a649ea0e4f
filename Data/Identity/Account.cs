using NodaTime;

namespace IncidentPlatform.Data.Identity;

/// <summary>A person as sign-in sees them.</summary>
/// <param name="Id">The person.</param>
/// <param name="Email">Lower case.</param>
/// <param name="Name">Shown name.</param>
/// <param name="PasswordHash">Null for people without credentials.</param>
/// <param name="FailedSignIns">Since the last success, or within the present window.</param>
/// <param name="LockedUntil">End of that window, and of the lock once there were too many.</param>
public sealed record Account(Guid Id, string Email, string Name, string? PasswordHash, int FailedSignIns, Instant? LockedUntil);
