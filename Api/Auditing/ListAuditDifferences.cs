using System.Globalization;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Auditing;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Auditing;

/// <summary><c>GET /audits/{id}/differences</c>: the stored values that were not what the timeline says.</summary>
internal static class ListAuditDifferences
{
    public static void Map(RouteGroupBuilder audits) => audits
        .MapGet("/{id:guid}/differences", HandleAsync)
        .RequireAuthorization(Permissions.ReadAudits)
        .WithName(nameof(ListAuditDifferences)).WithSummary("List what an audit found");

    private static async Task<Results<Ok<PageResponse<AuditDifferenceResponse>>, ProblemHttpResult>> HandleAsync(
        Guid id, int? limit, string? cursor, PlatformDbContext db, CancellationToken cancel)
    {
        if (limit is < 1 or > 200) return Problem.Invalid("limit", "Between 1 and 200.");
        var after = 0;
        if (!string.IsNullOrEmpty(cursor) && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return Problem.Invalid("cursor", "This cursor is not from an earlier page.");
        if (!await db.AuditRuns.AsNoTracking().AnyAsync(run => run.Id == id, cancel)) return Problem.NotFound();

        var most = limit ?? 100;
        // Numbers and values only, of whatever record: what it is about stays with those who may see it.
        var rows = await (
            from difference in db.AuditDifferences
            where difference.RunId == id && difference.Ordinal > after
            join incident in db.Incidents on difference.IncidentId equals incident.Id
            orderby difference.Ordinal
            select new { difference.Ordinal, difference.IncidentId, incident.Number, difference.Field, difference.Stored, difference.Replayed })
            .AsNoTracking().Take(most + 1).ToListAsync(cancel);
        var page = rows.Take(most).ToList();
        return TypedResults.Ok(new PageResponse<AuditDifferenceResponse>(
            [.. page.Select(row => new AuditDifferenceResponse(row.IncidentId, row.Number, row.Field, row.Stored, row.Replayed))],
            rows.Count > most ? page[^1].Ordinal.ToString(CultureInfo.InvariantCulture) : ""));
    }
}
