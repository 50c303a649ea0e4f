using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Routing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Routing;

/// <summary>
/// <c>PUT /routing/successors</c>: says what became of merged, split and retired groups. Holds from the next record on: the model in service
/// goes on knowing the old ones, and the next training learns the new.
/// </summary>
internal static class SaveGroupSuccessors
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapPut("/successors", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(SaveGroupSuccessors)).WithSummary("Say what became of groups");

    private static async Task<Results<Ok<GroupSuccessorsResponse>, ProblemHttpResult>> HandleAsync(
        GroupSuccessorsRequest request, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        var groups = await db.SupportGroups.AsNoTracking().ToDictionaryAsync(group => group.Id, group => group.IsActive, cancel);
        var services = (await db.Services.AsNoTracking().Select(service => service.Id).ToListAsync(cancel)).ToHashSet();
        if (ErrorIn(request.Items, groups, services) is { } message) return Problem.Invalid("items", message);

        await Transactions.RunAsync(db, async inner =>
        {
            await db.GroupSuccessors.ExecuteDeleteAsync(inner);
            db.GroupSuccessors.AddRange(request.Items.Select(item => new GroupSuccessorRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = user.OrganizationId,
                GroupId = item.GroupId,
                ServiceId = item.ServiceId,
                SuccessorId = item.SuccessorId,
            }));
            return await db.SaveChangesAsync(inner);
        }, cancel);
        return TypedResults.Ok(await GetGroupSuccessors.ReadAsync(db, cancel));
    }

    private static string? ErrorIn(IReadOnlyList<GroupSuccessorRequest> items, Dictionary<Guid, bool> groups, HashSet<Guid> services)
    {
        if (items.Any(item => !groups.ContainsKey(item.GroupId) || !groups.ContainsKey(item.SuccessorId))) return "A group does not exist.";
        if (items.Any(item => item.ServiceId is { } service && !services.Contains(service))) return "A service does not exist.";
        if (items.DistinctBy(item => (item.GroupId, item.ServiceId)).Count() < items.Count) return "A group has two successors for the same records.";

        var succession = new GroupSuccession(items.Select(item => new GroupSuccessor(item.GroupId, item.ServiceId, item.SuccessorId)));
        if (succession.IsCircular) return "The successors of a group lead back to it.";

        return items.Any(item => !groups[succession.Of(item.SuccessorId, item.ServiceId)]) ? "The last successor of a group takes no records." : null;
    }
}
