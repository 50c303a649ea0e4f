using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sharing;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Views;

/// <summary><c>DELETE /views/{id}</c>: whoever began with it begins with everything open again.</summary>
internal static class DeleteView
{
    public static void Map(RouteGroupBuilder views) => views
        .MapDelete("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.UsePresets)
        .WithName(nameof(DeleteView)).WithSummary("Delete a saved view");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, IfMatch ifMatch, PlatformDbContext db, ViewReader reader, Shared shared, CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        if (await reader.FindAsync(id, cancel) is not { } view) return Problem.NotFound();
        if (!shared.MayChange(view)) return Problem.Forbidden("It belongs to somebody else.");

        var deleted = await db.SavedViews.Where(row => row.Id == id && row.Version == version).ExecuteDeleteAsync(cancel);
        return deleted > 0 ? TypedResults.NoContent() : Problem.Stale(view.Version, []);
    }
}
