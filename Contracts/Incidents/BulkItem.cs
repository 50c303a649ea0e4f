namespace IncidentPlatform.Contracts.Incidents;

/// <summary>One of the records of <c>POST /incidents/bulk</c>.</summary>
/// <param name="Id">The record.</param>
/// <param name="Version">The version that the caller saw; null only for a comment and for following.</param>
public sealed record BulkItem(Guid Id, int? Version = null);
