namespace IncidentPlatform.Data.Routing;

/// <summary>A record that is like another one. How it was solved is read from itself, so that what is redacted there stays so.</summary>
/// <param name="IncidentId">The record.</param>
/// <param name="Similarity">Cosine of their terms, 0..1.</param>
public sealed record SimilarRecordValue(Guid IncidentId, double Similarity);
