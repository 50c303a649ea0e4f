using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>GET /routing/successors</c>: what became of groups that models may still know.</summary>
internal static class GetGroupSuccessors
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapGet("/successors", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(GetGroupSuccessors)).WithSummary("Read what became of groups");

    private static async Task<Ok<GroupSuccessorsResponse>> HandleAsync(PlatformDbContext db, CancellationToken cancel) =>
        TypedResults.Ok(await ReadAsync(db, cancel));

    /// <summary>With the names of groups and services.</summary>
    public static async Task<GroupSuccessorsResponse> ReadAsync(PlatformDbContext db, CancellationToken cancel) => new(await (
        from row in db.GroupSuccessors.AsNoTracking()
        join former in db.SupportGroups on row.GroupId equals former.Id
        join successor in db.SupportGroups on row.SuccessorId equals successor.Id
        join service in db.Services on row.ServiceId equals service.Id into services
        from service in services.DefaultIfEmpty()
        orderby former.Name, service!.Name, row.Id
        select new GroupSuccessorResponse(row.GroupId, former.Name, row.ServiceId, service!.Name, row.SuccessorId, successor.Name))
        .Take(GroupSuccessions.Most).ToListAsync(cancel));
}
