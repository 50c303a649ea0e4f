using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Providers;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Attachments;

/// <summary><c>GET /attachments/{id}</c>: a file's bytes, to be saved and never shown as a page.</summary>
internal static class GetAttachment
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/attachments/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.Read)
        .WithMetadata(new HandedOver("id", IsAttachment: true))
        .WithTags("Incidents").WithName(nameof(GetAttachment)).WithSummary("Download a file");

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, PlatformDbContext db, IncidentReader reader, CurrentUser user, HttpContext context, CancellationToken cancel)
    {
        var file = await db.Attachments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (file is null || await reader.FindAsync(file.IncidentId.ToString(), cancel) is not { } incident) return Problem.NotFound();
        if (!await reader.ShowsFileAsync(file.IncidentId, file.Id, cancel)) return Problem.NotFound();
        if (file.IsInternal && !IncidentVisibility.SeesInternal(user, incident)) return Problem.NotFound();

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers.CacheControl = "private, no-store";
        context.Response.ContentLength = file.Size;
        return TypedResults.Stream(body => WriteAsync(file.Id, body, db, context.RequestAborted), file.ContentType, file.FileName);
    }

    private static async Task WriteAsync(Guid id, Stream body, PlatformDbContext db, CancellationToken cancel)
    {
        for (var position = 0; ; position++)
        {
            var bytes = await db.AttachmentChunks.AsNoTracking()
                .Where(chunk => chunk.AttachmentId == id && chunk.Position == position)
                .Select(chunk => chunk.Bytes).SingleOrDefaultAsync(cancel);
            if (bytes is null) return;
            await body.WriteAsync(bytes, cancel);
        }
    }
}
