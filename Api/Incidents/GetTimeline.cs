using System.Globalization;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>GET /incidents/{idOrNumber}/timeline</c>: what happened, oldest first.</summary>
internal static class GetTimeline
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}/timeline", HandleAsync)
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(GetTimeline)).WithSummary("Read a record's timeline");

    private static async Task<Results<Ok<PageResponse<TimelineLineResponse>>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, int? limit, string? cursor, IncidentReader reader, TimelineReader timeline, CancellationToken cancel)
    {
        if (limit is < 1 or > 200) return Problem.Invalid("limit", "Between 1 and 200.");
        var after = 0;
        if (!string.IsNullOrEmpty(cursor) && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return Problem.Invalid("cursor", "This cursor is not from an earlier page.");
        if (await reader.FindAsync(idOrNumber, cancel) is not { } row) return Problem.NotFound();

        var most = limit ?? 100;
        var lines = await timeline.LinesAsync(row, after, most + 1, cancel);
        var page = lines.Take(most).ToList();
        var next = lines.Count > most ? page[^1].Sequence.ToString(CultureInfo.InvariantCulture) : "";
        return TypedResults.Ok(new PageResponse<TimelineLineResponse>(page, next));
    }
}
