using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Data.SupportGroups;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Catalog;

/// <summary><c>POST /groups</c> and <c>PUT /groups/{id}</c>.</summary>
internal static class SaveGroup
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/groups", (SaveGroupRequest request, PlatformDbContext db, CurrentUser user, TimeProvider time, CancellationToken cancel) =>
                HandleAsync(null, request, db, user, time, cancel))
            .RequireAuthorization(Permissions.Administer)
            .WithTags("Catalog").WithName("CreateGroup").WithSummary("Add a support group");
        api.MapPut("/groups/{id:guid}", (Guid id, SaveGroupRequest request, PlatformDbContext db, CurrentUser user, TimeProvider time, CancellationToken cancel) =>
                HandleAsync(id, request, db, user, time, cancel))
            .RequireAuthorization(Permissions.Administer)
            .WithTags("Catalog").WithName("UpdateGroup").WithSummary("Change a support group and its members");
    }

    private static async Task<Results<Ok<GroupResponse>, ProblemHttpResult>> HandleAsync(
        Guid? id, SaveGroupRequest request, PlatformDbContext db, CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        var name = request.Name.Trim();
        var wanted = request.MemberIds.Distinct().ToArray();
        if (await db.SupportGroups.AnyAsync(row => row.Name == name && row.Id != id, cancel))
            return Problem.Conflict("name", "A group of this name exists already.");
        if (await db.Memberships.CountAsync(row => wanted.Contains(row.PersonId) && row.IsActive, cancel) != wanted.Length)
            return Problem.Invalid("memberIds", "Every member of the group is an active member of the organization.");
        if (request.LeadId is { } lead && !wanted.Contains(lead)) return Problem.Invalid("leadId", "The lead is one of the members.");
        if (request.CalendarId is { } calendar && !await db.Calendars.AnyAsync(row => row.Id == calendar, cancel))
            return Problem.Invalid("calendarId", "This calendar does not exist.");

        var group = id is null
            ? db.SupportGroups.Add(new SupportGroupRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = user.OrganizationId,
                Key = CatalogKey.New(name),
                Name = name,
            }).Entity
            : await db.SupportGroups.AsTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (group is null) return Problem.NotFound();

        var deskId = await db.Organizations.AsNoTracking().Select(organization => organization.DeskGroupId).SingleAsync(cancel);
        if (group.Id == deskId && !request.IsActive)
            return Problem.Invalid("isActive", "The service desk stays: it holds every new record.");

        group.Name = name;
        group.Tier = request.Tier;
        group.LeadId = request.LeadId;
        group.CalendarId = request.CalendarId;
        group.IsActive = request.IsActive;
        var present = await db.GroupMemberships.AsTracking().Where(row => row.GroupId == group.Id).ToListAsync(cancel);
        db.GroupMemberships.RemoveRange(present.Where(row => !wanted.Contains(row.PersonId)));
        foreach (var person in wanted.Except(present.Select(row => row.PersonId)))
            db.GroupMemberships.Add(new GroupMembershipRow { OrganizationId = user.OrganizationId, GroupId = group.Id, PersonId = person });
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok((await GroupReader.ReadAsync([group], db, time, cancel))[0]);
    }
}
