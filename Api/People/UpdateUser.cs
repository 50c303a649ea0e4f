using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Domain.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.People;

/// <summary><c>PATCH /users/{id}</c>: roles, groups, unit, active or not. An organization always keeps an administrator.</summary>
internal static class UpdateUser
{
    public static void Map(RouteGroupBuilder users) => users
        .MapPatch("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.AdministerPeople)
        .WithName(nameof(UpdateUser)).WithSummary("Change a member's roles, groups, unit, or whether they may work here");

    private static async Task<Results<Ok<UserResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, UpdateUserRequest request, CurrentUser user, Members members, PlatformDbContext db, GrantCache cache, TimeProvider time,
        CancellationToken cancel)
    {
        var groups = request.GroupIds?.Distinct().ToList();
        if (groups is not null && !await members.AreGroupsAsync(groups, cancel))
            return Problem.Invalid("groupIds", "One of these groups does not exist.");

        var now = WholeSeconds.Now(time);
        var refusal = await Transactions.RunAsync<ProblemHttpResult?>(db, async inner =>
        {
            var administrators = await members.LockAdministratorsAsync(user.OrganizationId, inner);
            if (await db.Memberships.SingleOrDefaultAsync(member => member.PersonId == id, inner) is not { } membership) return Problem.NotFound();

            if (request.Roles is { } roles) membership.Roles = [.. roles.Distinct()];
            if (request.Unit is { } unit) membership.Unit = string.IsNullOrWhiteSpace(unit) ? null : unit.Trim();
            if (request.IsActive is { } isActive) membership.IsActive = isActive;
            if (!IsAdministrator(membership) && administrators.All(administrator => administrator == id)) return LastAdministrator();

            if (groups is not null) await members.SetGroupsAsync(id, groups, inner);
            if (request.IsActive == false) await members.ShutOutAsync(id, now, inner);
            await db.SaveChangesAsync(inner);
            return null;
        }, cancel);
        if (refusal is not null) return refusal;

        cache.Forget(id);
        return TypedResults.Ok(await members.DescribeAsync(id, cancel));
    }

    private static bool IsAdministrator(MembershipRow membership) => membership.IsActive && membership.Roles.Contains(Role.Administrator);

    private static ProblemHttpResult LastAdministrator() => TypedResults.Problem(
        "Make somebody else an administrator first.", null, StatusCodes.Status409Conflict,
        "The organization would be left without an administrator.", ProblemCodes.Prefix + ProblemCodes.Conflict);
}
