namespace IncidentPlatform.Contracts.Paging;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">At most the asked limit, 200 at the highest.</param>
/// <param name="NextCursor">Give it back as <c>cursor</c> for the next page; empty on the last page.</param>
/// <param name="Total">How many there are in all; only with <c>count=true</c>.</param>
public sealed record PageResponse<T>(IReadOnlyList<T> Items, string NextCursor, int? Total = null);
