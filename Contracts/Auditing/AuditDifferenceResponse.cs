namespace IncidentPlatform.Contracts.Auditing;

/// <summary>A stored value that was not what its record's timeline says.</summary>
/// <param name="IncidentId">The record.</param>
/// <param name="Number">Its number.</param>
/// <param name="Field">Which value; of a clock with its metric and run.</param>
/// <param name="Stored">As it was stored; empty for none.</param>
/// <param name="Replayed">As the timeline makes it; empty for none.</param>
public sealed record AuditDifferenceResponse(Guid IncidentId, string Number, string Field, string Stored, string Replayed);
