using NodaTime;

namespace IncidentPlatform.Contracts.Auditing;

/// <summary>A replay of every timeline of the organization.</summary>
/// <param name="Id">The audit.</param>
/// <param name="Cause"><c>Nightly</c>, or <c>Command</c> when an operator asked for it.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it came to its end; null while it runs, and when it was interrupted.</param>
/// <param name="Incidents">Records that were replayed.</param>
/// <param name="Lines">Their lines.</param>
/// <param name="Differences">Stored values that were not what the timeline says.</param>
public sealed record AuditRunResponse(
    Guid Id, string Cause, Instant StartedAt, Instant? FinishedAt, int Incidents, long Lines, int Differences);
