using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Auditing;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Auditing;

/// <summary><c>GET /audits</c>: the replays of every timeline, latest first.</summary>
internal static class ListAudits
{
    public static void Map(RouteGroupBuilder audits) => audits
        .MapGet("/", HandleAsync)
        .RequireAuthorization(Permissions.ReadAudits)
        .WithName(nameof(ListAudits)).WithSummary("List audits");

    private static async Task<Results<Ok<PageResponse<AuditRunResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, CancellationToken cancel)
    {
        if (limit is < 1 or > 200) return Problem.Invalid("limit", "Between 1 and 200.");
        var after = default(Keyset);
        if (!string.IsNullOrEmpty(cursor) && !Keyset.TryDecode(cursor, out after))
            return Problem.Invalid("cursor", "This cursor is not from an earlier page.");

        var runs = db.AuditRuns.AsNoTracking();
        if (!string.IsNullOrEmpty(cursor))
            runs = runs.Where(run => EF.Functions.LessThan(ValueTuple.Create(run.StartedAt, run.Id), ValueTuple.Create(after.At, after.Id)));

        var most = limit ?? 30;
        var rows = await runs.OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Id).Take(most + 1).ToListAsync(cancel);
        var page = rows.Take(most).ToList();
        return TypedResults.Ok(new PageResponse<AuditRunResponse>(
            [
                .. page.Select(run => new AuditRunResponse(
                    run.Id, run.Cause.ToString(), run.StartedAt, run.FinishedAt, run.Incidents, run.Lines, run.Differences)),
            ],
            rows.Count > most ? new Keyset(page[^1].StartedAt, page[^1].Id).Encode() : ""));
    }
}
