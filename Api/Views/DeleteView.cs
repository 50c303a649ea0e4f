using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Sharing;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Views;

/// <summary><c>DELETE /views/{id}</c>: whoever began with it begins with everything open again.</summary>
internal static class DeleteView
{
    public static void Map(RouteGroupBuilder views) => views
        .MapDelete("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.UsePresets)
        .WithName(nameof(DeleteView)).WithSummary("Delete a saved view");

    private static Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, IfMatch ifMatch, PlatformDbContext db, Shared shared, CancellationToken cancel) => shared.DeleteAsync(db.SavedViews, id, ifMatch, cancel);
}
