using NodaTime;

namespace IncidentPlatform.Contracts.Escalation;

/// <summary><c>GET /escalation-health</c>: whether rules fire at all.</summary>
/// <param name="IsWell">False when no worker has had a good pass for three quarters of a minute; an API that has just started waits as long.</param>
/// <param name="LastPassAt">The last good pass of any worker; null when there never was one.</param>
public sealed record EscalationHealthResponse(bool IsWell, Instant? LastPassAt);
