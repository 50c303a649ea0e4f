using NodaTime;

namespace IncidentPlatform.Contracts.Identity;

/// <summary>A new token. Its value is shown this once.</summary>
/// <param name="Id">The token.</param>
/// <param name="Token">Send as <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresAt">When it stops working.</param>
public sealed record CreateTokenResponse(Guid Id, string Token, Instant ExpiresAt);
