using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sharing;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Views;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Views;

/// <summary><c>POST /views</c> and <c>PUT /views/{id}</c>: keeps a filter under a name, or changes that.</summary>
internal static class SaveView
{
    private const int MostOfOne = 100;

    public static void Map(RouteGroupBuilder views)
    {
        views.MapPost("", CreateAsync)
            .RequireAuthorization(Permissions.UsePresets)
            .WithName("CreateView").WithSummary("Keep a filter of the list under a name");
        views.MapPut("/{id:guid}", UpdateAsync)
            .RequireAuthorization(Permissions.UsePresets)
            .WithName("UpdateView").WithSummary("Rename, change or share a saved view");
    }

    private static async Task<Results<Created<ViewResponse>, ProblemHttpResult>> CreateAsync(
        SaveViewRequest request, PlatformDbContext db, ViewReader reader, Shared shared, CurrentUser user, CancellationToken cancel)
    {
        if (await ProblemAsync(null, user.PersonId, request, db, shared, user, cancel) is { } problem) return problem;
        if (await db.SavedViews.CountAsync(view => view.OwnerId == user.PersonId, cancel) >= MostOfOne)
            return Problem.Invalid("name", $"You have {MostOfOne} views; delete one first.");

        var row = new SavedViewRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = user.OrganizationId,
            OwnerId = user.PersonId,
            Name = "",
            Filter = [],
        };
        Fill(row, request);
        db.SavedViews.Add(row);
        return await shared.TrySaveAsync(cancel)
            ? TypedResults.Created($"{Conventions.Root}/views/{row.Id}", (await reader.ReadAsync([row], cancel))[0])
            : Taken();
    }

    private static async Task<Results<Ok<ViewResponse>, ProblemHttpResult>> UpdateAsync(
        Guid id, SaveViewRequest request, IfMatch ifMatch, PlatformDbContext db, ViewReader reader, Shared shared, CurrentUser user,
        CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        if (await shared.Visible(db.SavedViews.AsTracking()).SingleOrDefaultAsync(view => view.Id == id, cancel) is not { } row) return Problem.NotFound();
        if (!shared.MayChange(row)) return Problem.Forbidden("It belongs to somebody else.");
        if (await ProblemAsync(id, row.OwnerId, request, db, shared, user, cancel) is { } problem) return problem;
        if (row.Version != version) return Problem.Stale(row.Version, []);

        Fill(row, request);
        try
        {
            return await shared.TrySaveAsync(cancel) ? TypedResults.Ok((await reader.ReadAsync([row], cancel))[0]) : Taken();
        }
        catch (DbUpdateConcurrencyException)
        {
            return await reader.FindAsync(id, cancel) is { } present ? Problem.Stale(present.Version, []) : Problem.NotFound();
        }
    }

    private static void Fill(SavedViewRow row, SaveViewRequest request)
    {
        row.Name = request.Name.Trim();
        row.Filter = request.Filter.ToDictionary();
        row.Audience = request.Audience;
        row.GroupId = request.GroupId;
        row.Version++;
    }

    private static async Task<ProblemHttpResult?> ProblemAsync(
        Guid? id, Guid ownerId, SaveViewRequest request, PlatformDbContext db, Shared shared, CurrentUser user, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Name)) return Problem.Invalid("name", "A name is needed.");
        var errors = ViewFilter.ErrorsOf(request, user);
        if (errors.Count > 0) return Problem.Invalid(errors);
        if (await shared.ProblemAsync(request.Audience, request.GroupId, cancel) is { } problem) return problem;

        var name = request.Name.Trim();
        return await db.SavedViews.AnyAsync(view => view.OwnerId == ownerId && view.Name == name && view.Id != id, cancel) ? Taken() : null;
    }

    private static ProblemHttpResult Taken() => Problem.Conflict("name", "A view of this name exists already.");
}
