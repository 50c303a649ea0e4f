using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.ServiceCatalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Catalog;

/// <summary><c>POST /categories</c> and <c>PUT /categories/{id}</c>.</summary>
internal static class SaveCategory
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/categories", (SaveCategoryRequest request, PlatformDbContext db, CurrentUser user, CancellationToken cancel) =>
                HandleAsync(null, request, db, user, cancel))
            .RequireAuthorization(Permissions.Administer)
            .WithTags("Catalog").WithName("CreateCategory").WithSummary("Add a category");
        api.MapPut("/categories/{id:guid}", (Guid id, SaveCategoryRequest request, PlatformDbContext db, CurrentUser user, CancellationToken cancel) =>
                HandleAsync(id, request, db, user, cancel))
            .RequireAuthorization(Permissions.Administer)
            .WithTags("Catalog").WithName("UpdateCategory").WithSummary("Change a category");
    }

    private static async Task<Results<Ok<CategoryResponse>, ProblemHttpResult>> HandleAsync(
        Guid? id, SaveCategoryRequest request, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        if (request.ServiceId is { } service && !await db.Services.AnyAsync(row => row.Id == service, cancel))
            return Problem.Invalid("serviceId", "This service does not exist.");
        if (request.GroupId is { } group && !await db.SupportGroups.AnyAsync(row => row.Id == group && row.IsActive, cancel))
            return Problem.Invalid("groupId", "This group does not exist or takes no records.");

        var name = request.Name.Trim();
        if (await db.Categories.AnyAsync(row => row.Name == name && row.Id != id, cancel))
            return Problem.Conflict("name", "A category of this name exists already.");

        var category = id is null
            ? db.Categories.Add(new CategoryRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = user.OrganizationId,
                Key = CatalogKey.New(name),
                Name = name,
            }).Entity
            : await db.Categories.AsTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (category is null) return Problem.NotFound();

        category.Name = name;
        category.ServiceId = request.ServiceId;
        category.GroupId = request.GroupId;
        category.IsRestricted = request.IsRestricted;
        category.IsActive = request.IsActive;
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new CategoryResponse(category.Id, category.Name, category.ServiceId, category.GroupId, category.IsActive, category.IsRestricted));
    }
}
