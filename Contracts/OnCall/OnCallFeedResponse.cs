using NodaTime;

namespace IncidentPlatform.Contracts.OnCall;

/// <summary>A secret link to shifts as iCalendar. It is shown once; a new one ends the old one.</summary>
/// <param name="Token">The secret in the link.</param>
/// <param name="Path">Where the API serves it, without sign-in.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
public sealed record OnCallFeedResponse(string Token, string Path, Instant ExpiresAt);
