using NodaTime;

namespace IncidentPlatform.Api.Identity;

/// <summary>What a token was found to allow.</summary>
/// <param name="User">Whose it is.</param>
/// <param name="ExpiresAt">When it ends unless it is used.</param>
internal sealed record Grant(CurrentUser User, Instant ExpiresAt);
