using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Search;

/// <summary><c>GET /search?q=</c>: records, people, services and groups that the caller may see.</summary>
internal static class SearchEverything
{
    private const int DefaultLimit = 20;
    private const int MostRecords = 50;
    private const int MostCharacters = 200;

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/search", HandleAsync)
        .AddEndpointFilter<OneConnection>()
        .RequireAuthorization(Permissions.Read)
        .WithTags("Search").WithName(nameof(SearchEverything)).WithSummary("Look for records, people, services and groups");

    private static async Task<Results<Ok<SearchResponse>, ProblemHttpResult>> HandleAsync(
        SearchReader search, [MaxLength(MostCharacters)] string q = "", int? limit = null, string? cursor = null, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(q)) return Problem.Invalid("q", "Say what to look for.");
        if (limit is < 1 or > MostRecords) return Problem.Invalid("limit", $"Between 1 and {MostRecords}.");

        Keyset? after = Keyset.TryDecode(cursor, out var keyset) ? keyset : null;
        if (after is null && !string.IsNullOrEmpty(cursor)) return Problem.Invalid("cursor", "This cursor is not from an earlier page.");

        return TypedResults.Ok(await search.ReadAsync(q.Trim(), limit ?? DefaultLimit, after, cancel));
    }
}
