using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sharing;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Templates;

/// <summary><c>DELETE /templates/{id}</c>: what was written with it stays.</summary>
internal static class DeleteTemplate
{
    public static void Map(RouteGroupBuilder templates) => templates
        .MapDelete("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.UsePresets)
        .WithName(nameof(DeleteTemplate)).WithSummary("Delete a ready-made text");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, IfMatch ifMatch, PlatformDbContext db, TemplateReader reader, Shared shared, CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        if (await reader.FindAsync(id, cancel) is not { } template) return Problem.NotFound();
        if (!shared.MayChange(template)) return Problem.Forbidden("It belongs to somebody else.");

        var deleted = await db.TextTemplates.Where(row => row.Id == id && row.Version == version).ExecuteDeleteAsync(cancel);
        return deleted > 0 ? TypedResults.NoContent() : Problem.Stale(template.Version, []);
    }
}
