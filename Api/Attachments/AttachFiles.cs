using System.Text;
using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Attachments;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Attachments;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Attachments;

/// <summary><c>POST /incidents/{id}/attachments</c>: files are put on a record, each a line of its timeline.</summary>
internal static class AttachFiles
{
    private const long RequestLimit = (AttachmentLimits.MaxFiles * AttachmentLimits.MaxBytes) + (1024 * 1024);

    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/attachments", HandleAsync)
        .RequireAuthorization(Permissions.Submit)
        .Accepts<Stream>("application/octet-stream", "multipart/form-data", "*/*")
        .WithMetadata(new RequestSizeLimitAttribute(RequestLimit))
        .WithMetadata(new HeaderParameter(AttachmentLimits.NameHeader, "Name of a file that is the bare body, percent-encoded.", IsRequired: false))
        .WithName(nameof(AttachFiles)).WithSummary("Put files on a record");

    private static async Task<Results<Created<PageResponse<AttachmentResponse>>, ProblemHttpResult>> HandleAsync(
        Guid id, HttpContext context, IncidentReader reader, IncidentWork work, IncidentCommands commands, PlatformDbContext db,
        CurrentUser user, CancellationToken cancel)
    {
        if (!await reader.IsVisibleAsync(id, cancel)) return Problem.NotFound();

        await using var upload = await Upload.ReceiveAsync(context.Request, cancel);
        if (upload.Problem is { } problem) return problem;

        var token = IdempotencyKey.TokenOf(context, DigestOf(upload));
        var stored = new List<AttachmentRow>();
        var result = await commands.ExecuteAsync(
            id, null, user.Actor(), work.WhileHeld((incident, now) => StoreAsync(upload, stored, incident, db, user, now, cancel)), cancel, token);
        return result switch
        {
            CommandResult.Saved => Created(id, stored),
            CommandResult.Repeated => Created(id, await StoredBeforeAsync(upload, id, db, user, cancel)),
            CommandResult.KeyReused => Problem.KeyReused(),
            CommandResult.Refused refused => Problem.Refusal(refused.Decision),
            _ => Problem.NotFound(),
        };
    }

    // In the transaction of the lines: there is no file without its line, and no line without its file.
    private static async Task<Decision> StoreAsync(
        Upload upload, List<AttachmentRow> stored, LockedIncident incident, PlatformDbContext db, CurrentUser user, Instant now, CancellationToken cancel)
    {
        stored.Clear(); // the transaction may be tried again
        var lines = new List<NewLine>();
        foreach (var file in upload.Files)
        {
            // Ids in the order of the files: within one millisecond they would be in none.
            var attachmentId = Guid.CreateVersion7(now.ToDateTimeOffset().AddMilliseconds(lines.Count));
            var decision = IncidentEdits.Attach(incident.Facts, attachmentId, upload.Visibility, user.Actor());
            if (decision is not Decision.Accepted accepted) return decision;

            lines.AddRange(accepted.Lines);
            stored.Add(new AttachmentRow
            {
                Id = attachmentId,
                OrganizationId = incident.Row.OrganizationId,
                IncidentId = incident.Row.Id,
                FileName = file.Name,
                ContentType = file.ContentType!,
                Size = file.Size,
                Sha256 = file.Sha256,
                IsInternal = upload.Visibility == Visibility.Internal,
                UploadedBy = user.PersonId,
                CreatedAt = now,
            });
            db.Attachments.Add(stored[^1]);
            await StoreChunksAsync(file, attachmentId, incident.Row.OrganizationId, db, cancel);
        }
        return new Decision.Accepted(lines);
    }

    private static async Task StoreChunksAsync(StagedFile file, Guid attachmentId, Guid organizationId, PlatformDbContext db, CancellationToken cancel)
    {
        var position = 0;
        await foreach (var chunk in file.ChunksAsync(cancel))
        {
            await AttachmentStore.WriteChunkAsync(db, organizationId, attachmentId, position, chunk, cancel);
            position++;
        }
    }

    private static Created<PageResponse<AttachmentResponse>> Created(Guid id, IEnumerable<AttachmentRow> rows) => TypedResults.Created(
        $"{Conventions.Root}/incidents/{id}/attachments", new PageResponse<AttachmentResponse>([.. rows.Select(AttachmentAnswer.Of)], ""));

    private static async Task<IEnumerable<AttachmentRow>> StoredBeforeAsync(
        Upload upload, Guid incidentId, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        var (hashes, isInternal) = (upload.Files.Select(file => file.Sha256).ToArray(), upload.Visibility == Visibility.Internal);
        var rows = await db.Attachments.AsNoTracking()
            .Where(row => row.IncidentId == incidentId && row.UploadedBy == user.PersonId && row.IsInternal == isInternal && hashes.Contains(row.Sha256))
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(upload.Files.Count).ToListAsync(cancel);
        return rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id);
    }

    private static byte[] DigestOf(Upload upload) =>
        [.. Encoding.UTF8.GetBytes(upload.Visibility.ToString()), .. upload.Files.SelectMany(file => Encoding.UTF8.GetBytes(file.Name).Concat(file.Sha256))];
}
