using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>GET /incidents</c>: a page of what the caller may see.</summary>
internal static class ListIncidents
{
    private const int DefaultLimit = 50;

    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/", HandleAsync)
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ListIncidents)).WithSummary("List records, keyset-paged");

    private static async Task<Results<Ok<PageResponse<IncidentRowResponse>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] IncidentListQuery query, IncidentLists lists, CurrentUser user, CancellationToken cancel)
    {
        var filter = query.ToFilter(user.PersonId, out var errors);
        if (errors.Count > 0) return Problem.Invalid(errors);

        Keyset? after = Keyset.TryDecode(query.Cursor, out var keyset) ? keyset : null;
        return TypedResults.Ok(await lists.PageAsync(filter, query.Limit ?? DefaultLimit, after, query.Count ?? false, cancel));
    }
}
