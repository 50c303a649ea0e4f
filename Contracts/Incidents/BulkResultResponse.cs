using IncidentPlatform.Contracts.Problems;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>How one record of <c>POST /incidents/bulk</c> fared.</summary>
/// <param name="Id">The record.</param>
/// <param name="Number">Its number; null where the caller may not see it.</param>
/// <param name="Outcome">Done, refused or stale; never half of one.</param>
/// <param name="Version">Its version now; null where the caller may not see it.</param>
/// <param name="Problem">What the same move of this record alone would have answered; null when it is done.</param>
public sealed record BulkResultResponse(Guid Id, string? Number, BulkOutcome Outcome, int? Version, PlatformProblem? Problem);
