using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.ServiceCatalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Catalog;

/// <summary><c>POST /services</c> and <c>PUT /services/{id}</c>.</summary>
internal static class SaveService
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/services", (SaveServiceRequest request, PlatformDbContext db, CurrentUser user, CancellationToken cancel) =>
                HandleAsync(null, request, db, user, cancel))
            .RequireAuthorization(Permissions.Administer)
            .WithTags("Catalog").WithName("CreateService").WithSummary("Add a service");
        api.MapPut("/services/{id:guid}", (Guid id, SaveServiceRequest request, PlatformDbContext db, CurrentUser user, CancellationToken cancel) =>
                HandleAsync(id, request, db, user, cancel))
            .RequireAuthorization(Permissions.Administer)
            .WithTags("Catalog").WithName("UpdateService").WithSummary("Change a service");
    }

    private static async Task<Results<Ok<ServiceResponse>, ProblemHttpResult>> HandleAsync(
        Guid? id, SaveServiceRequest request, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        if (request.CalendarId is { } calendar && !await db.Calendars.AnyAsync(row => row.Id == calendar, cancel))
            return Problem.Invalid("calendarId", "This calendar does not exist.");
        if (request.SlaPolicyId is { } policy && !await db.SlaPolicies.AnyAsync(row => row.Id == policy, cancel))
            return Problem.Invalid("slaPolicyId", "This policy does not exist.");

        var name = request.Name.Trim();
        if (await db.Services.AnyAsync(row => row.Name == name && row.Id != id, cancel))
            return Problem.Conflict("name", "A service of this name exists already.");

        var organization = await db.Organizations.AsNoTracking().SingleAsync(cancel);
        var service = id is null
            ? db.Services.Add(new ServiceRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = user.OrganizationId,
                Key = CatalogKey.New(name),
                Name = name,
            }).Entity
            : await db.Services.AsTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (service is null) return Problem.NotFound();
        if (service.Id == organization.DefaultServiceId && !request.IsActive)
            return Problem.Invalid("isActive", "The default service stays: records without a service belong to it.");

        service.Name = name;
        service.CalendarId = request.CalendarId ?? (service.Id == organization.DefaultServiceId ? service.CalendarId : null);
        service.SlaPolicyId = request.SlaPolicyId ?? (service.Id == organization.DefaultServiceId ? service.SlaPolicyId : null);
        service.IsActive = request.IsActive;
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new ServiceResponse(
            service.Id, service.Name, service.Id == organization.DefaultServiceId, service.IsActive, service.CalendarId, service.SlaPolicyId));
    }
}
