using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Data.Auditing;

/// <summary>What replaying some records brought.</summary>
/// <param name="Incidents">Records that were replayed.</param>
/// <param name="Lines">Their lines.</param>
/// <param name="Differences">What differs, by record.</param>
internal sealed record AuditedBatch(int Incidents, long Lines, IReadOnlyList<(Guid IncidentId, ReplayDifference Difference)> Differences);
