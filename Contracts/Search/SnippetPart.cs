namespace IncidentPlatform.Contracts.Search;

/// <summary>A piece of a text around the words that were looked for. Plain text, never markup.</summary>
/// <param name="Text">The piece as somebody wrote it.</param>
/// <param name="IsHit">Whether it is one of the words.</param>
public sealed record SnippetPart(string Text, bool IsHit);
