using IncidentPlatform.Contracts.Paging;

namespace IncidentPlatform.Contracts.Search;

/// <summary><c>GET /search</c>: what was found among everything that the caller may see.</summary>
/// <param name="Exact">The record whose number was typed; null when none was, or it may not be seen.</param>
/// <param name="Numbers">Records whose number begins so, other than <paramref name="Exact"/>; on the first page only.</param>
/// <param name="Records">Records that have the words, newest first, by pages.</param>
/// <param name="People">People, for those who work on records; on the first page only.</param>
/// <param name="Services">Services, for those who work on records; on the first page only.</param>
/// <param name="Groups">Support groups, for those who work on records; on the first page only.</param>
public sealed record SearchResponse(
    FoundRecordResponse? Exact,
    IReadOnlyList<FoundRecordResponse> Numbers,
    PageResponse<FoundRecordResponse> Records,
    IReadOnlyList<FoundNameResponse> People,
    IReadOnlyList<FoundNameResponse> Services,
    IReadOnlyList<FoundNameResponse> Groups);
