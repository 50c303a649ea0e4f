using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Web.Hosting;

/// <summary>Files of records, streamed from the API. They are saved, never shown: a file that somebody uploaded must not run as a page of this site.</summary>
internal static class FileDownloads
{
    private const string Path = "/files/{id:guid}";

    public static void MapFileDownloads(this WebApplication app) =>
        app.MapGet(Path, HandleAsync).RequireAuthorization(Permissions.Read);

    private static async Task<Results<PushStreamHttpResult, NotFound>> HandleAsync(Guid id, PlatformFiles files, HttpContext context, CancellationToken cancel)
    {
        if (await files.OpenAsync(id, cancel) is not { } answer) return TypedResults.NotFound();

        context.Response.RegisterForDispose(answer);
        context.Response.ContentLength = answer.Content.Headers.ContentLength;
        context.Response.Headers.CacheControl = "private, no-store";
        var name = answer.Content.Headers.ContentDisposition is { } disposition ? disposition.FileNameStar ?? disposition.FileName?.Trim('"') : null;
        // With a name the answer says "attachment"; the type is one that no browser draws.
        return TypedResults.Stream(body => answer.Content.CopyToAsync(body, cancel), "application/octet-stream", string.IsNullOrEmpty(name) ? id.ToString() : name);
    }
}
