using IncidentPlatform.Contracts.Paging;

namespace IncidentPlatform.Api.Paging;

/// <summary>Pages of lists by name.</summary>
internal static class NamePage
{
    /// <summary>The limit that a caller asked for, within 1 to 200.</summary>
    public static int LimitOf(int? asked) => Math.Clamp(asked ?? 200, 1, 200);

    /// <summary>A page out of one row more than was asked for.</summary>
    public static PageResponse<TResponse> Of<TRow, TResponse>(
        IReadOnlyList<TRow> rows, int limit, Func<TRow, NameKeyset> key, Func<TRow, TResponse> response)
    {
        var page = rows.Take(limit).ToList();
        return new PageResponse<TResponse>([.. page.Select(response)], rows.Count > limit ? key(page[^1]).Encode() : "");
    }
}
