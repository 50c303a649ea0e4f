namespace IncidentPlatform.Analytics.Similarity;

/// <summary>The words of a record.</summary>
/// <param name="Id">The record, whose words stay.</param>
/// <param name="Subject">In one line.</param>
/// <param name="Description">At most <see cref="SimilarityIndexes.MostCharacters"/> of it.</param>
internal sealed record SimilarText(Guid Id, string Subject, string Description);
