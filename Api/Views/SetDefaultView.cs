using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Views;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Views;

/// <summary><c>PUT /views/default</c>: with which view the caller begins.</summary>
internal static class SetDefaultView
{
    public static void Map(RouteGroupBuilder views) => views
        .MapPut("/default", HandleAsync)
        .RequireAuthorization(Permissions.UsePresets)
        .WithName(nameof(SetDefaultView)).WithSummary("Choose the view to begin with");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        DefaultViewRequest request, PlatformDbContext db, ViewReader reader, CurrentUser user, CancellationToken cancel)
    {
        if (request.ViewId is { } id && await reader.FindAsync(id, cancel) is null) return Problem.Invalid("viewId", "There is no such view for you.");

        await db.Memberships.Where(member => member.PersonId == user.PersonId)
            .ExecuteUpdateAsync(member => member.SetProperty(row => row.DefaultViewId, request.ViewId), cancel);
        return TypedResults.NoContent();
    }
}
