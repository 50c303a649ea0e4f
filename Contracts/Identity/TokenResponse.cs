using NodaTime;

namespace IncidentPlatform.Contracts.Identity;

/// <summary>A personal access token, without its value.</summary>
/// <param name="Id">The token.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">Permissions that it carries.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it stops working.</param>
/// <param name="LastUsedAt">To the minute; null when never.</param>
public sealed record TokenResponse(Guid Id, string Name, IReadOnlyList<string> Scopes, Instant CreatedAt, Instant ExpiresAt, Instant? LastUsedAt);
