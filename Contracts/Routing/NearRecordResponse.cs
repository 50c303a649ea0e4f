namespace IncidentPlatform.Contracts.Routing;

/// <summary>A similar record.</summary>
/// <param name="Id">The record.</param>
/// <param name="Similarity">Cosine of their terms, 0..1.</param>
public sealed record NearRecordResponse(Guid Id, double Similarity);
