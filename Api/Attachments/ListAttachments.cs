using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Attachments;

/// <summary><c>GET /incidents/{idOrNumber}/attachments</c>: the files of a record, oldest first.</summary>
internal static class ListAttachments
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}/attachments", HandleAsync)
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ListAttachments)).WithSummary("List a record's files");

    private static async Task<Results<Ok<PageResponse<AttachmentResponse>>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, int? limit, string? cursor, IncidentReader reader, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        if (limit is < 1 or > 200) return Problem.Invalid("limit", "Between 1 and 200.");
        var after = default(Keyset);
        if (!string.IsNullOrEmpty(cursor) && !Keyset.TryDecode(cursor, out after))
            return Problem.Invalid("cursor", "This cursor is not from an earlier page.");
        if (await reader.FindAsync(idOrNumber, cancel) is not { } incident) return Problem.NotFound();

        var seesInternal = IncidentVisibility.SeesInternal(user, incident);
        var files = db.Attachments.AsNoTracking().Where(row => row.IncidentId == incident.Id && (seesInternal || !row.IsInternal));
        if (await reader.FilesShownAsync(incident.Id, cancel) is { } shown) files = files.Where(row => shown.Contains(row.Id));
        if (!string.IsNullOrEmpty(cursor))
        {
            files = files.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.CreatedAt, row.Id), ValueTuple.Create(after.At, after.Id)));
        }

        var most = limit ?? 100;
        var rows = await files.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var page = rows.Take(most).ToList();
        var next = rows.Count > most ? new Keyset(page[^1].CreatedAt, page[^1].Id).Encode() : "";
        return TypedResults.Ok(new PageResponse<AttachmentResponse>([.. page.Select(AttachmentAnswer.Of)], next));
    }
}
