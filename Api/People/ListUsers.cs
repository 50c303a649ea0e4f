using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Domain.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.People;

/// <summary>
/// <c>GET /users</c>: the members by name. Administrators of people see everything; those who work on records see active
/// members with name, unit and groups (e-mail empty, no roles), to choose whom to assign or on whose behalf to report.
/// </summary>
internal static class ListUsers
{
    // People read names in their language's order, not in that of code points.
    private const string Collation = "und-x-icu";
    private const string Escape = @"\";

    public static void Map(RouteGroupBuilder users) => users
        .MapGet("", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf) // Two kinds of callers; the handler tells them apart.
        .WithName(nameof(ListUsers)).WithSummary("Members of the organization, by name");

    private static async Task<Results<Ok<PageResponse<UserResponse>>, ProblemHttpResult>> HandleAsync(
        CurrentUser user, PlatformDbContext db, Members people, CancellationToken cancel,
        string? q = null, Role? role = null, int? limit = null, string? cursor = null, bool count = false)
    {
        var seesAll = user.May(Permissions.AdministerPeople);
        if (!seesAll && !user.IsStaff && !(user.SeesAll && user.May(Permissions.Read))) return Problem.Forbidden("Only those who work on records see the members.");

        var most = NamePage.LimitOf(limit);
        var after = NameKeyset.Decode(cursor);
        if (after is null && !string.IsNullOrEmpty(cursor))
            throw new UnreadableFieldException("cursor", "Give back the nextCursor of the page before, unchanged.");

        var members = Matching(db, user.OrganizationId, q, role, seesAll);
        int? total = count ? await members.CountAsync(cancel) : null;
        if (after is (var name, var id))
        {
#pragma warning disable CA1309 // Becomes SQL, with the collation above.
            members = members.Where(member =>
                string.Compare(EF.Functions.Collate(member.Name, Collation), name) > 0 || (member.Name == name && member.PersonId > id));
#pragma warning restore CA1309
        }

        var page = await members
            .OrderBy(member => EF.Functions.Collate(member.Name, Collation)).ThenBy(member => member.PersonId)
            .Take(most + 1)
            .ToListAsync(cancel);
        var groups = await people.GroupsOfAsync([.. page.Select(member => member.PersonId)], cancel);
        return TypedResults.Ok(NamePage.Of(page, most, member => new NameKeyset(member.Name, member.PersonId), Describe) with { Total = total });

        UserResponse Describe(MemberRow member) => new(
            member.PersonId, member.Name, seesAll ? member.Email : "", seesAll ? member.Roles : [], [.. groups[member.PersonId]],
            member.Unit, member.IsActive);
    }

    private static IQueryable<MemberRow> Matching(PlatformDbContext db, Guid organizationId, string? q, Role? role, bool seesAll)
    {
        var members = role is { } wanted && seesAll
            ? db.Members.FromSql($"select * from member where {wanted.ToString()} = any(roles)")
            : db.Members;
        members = members.AsNoTracking().Where(member => member.OrganizationId == organizationId);
        if (!seesAll) members = members.Where(member => member.IsActive);
        if (string.IsNullOrWhiteSpace(q)) return members;

        // In a search "50%" is a text, not a pattern.
        var words = q.Trim().Replace(Escape, Escape + Escape, StringComparison.Ordinal)
            .Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal);
        var pattern = $"%{words}%";
        return members.Where(member => EF.Functions.ILike(member.Name, pattern, Escape) || (seesAll && EF.Functions.ILike(member.Email, pattern, Escape)));
    }
}
