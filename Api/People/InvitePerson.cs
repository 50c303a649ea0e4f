using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.People;

/// <summary>
/// <c>POST /invitations</c>: makes somebody a member and mails them a link to choose a password. Somebody who has a password
/// already becomes active with the link only: it proves that the address is theirs. Asked again, it sends a new link.
/// </summary>
internal static class InvitePerson
{
    public static void Map(RouteGroupBuilder invitations) => invitations
        .MapPost("", HandleAsync)
        .RequireAuthorization(Permissions.AdministerPeople)
        .WithName(nameof(InvitePerson)).WithSummary("Invite somebody by mail");

    private static async Task<Results<Created<UserResponse>, ProblemHttpResult>> HandleAsync(
        InviteRequest request, CurrentUser user, Accounts accounts, Members members, PlatformDbContext db, AccountMail mail, TimeProvider time,
        CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Name)) return Problem.Invalid("name", "A name is needed.");
        var groups = (request.GroupIds ?? []).Distinct().ToList();
        if (!await members.AreGroupsAsync(groups, cancel)) return Problem.Invalid("groupIds", "One of these groups does not exist.");

        var known = await accounts.FindAsync(request.Email, cancel);
        var hasCredentials = known?.PasswordHash is not null;
        if (hasCredentials && await db.Memberships.AnyAsync(member => member.PersonId == known!.Id && member.IsActive, cancel))
            return Problem.Conflict("email", "This person is a member already.");

        var organization = await db.Organizations.AsNoTracking().SingleAsync(row => row.Id == user.OrganizationId, cancel);
        var now = WholeSeconds.Now(time);
        var personId = await Transactions.RunAsync(db, async inner =>
        {
            var id = await accounts.EnsurePersonAsync(
                Guid.CreateVersion7(), request.Email, request.Name.Trim(), organization.Locale, organization.TimeZone, now, inner);
            await members.PutAsync(id, request.Roles, request.Unit, isActive: !hasCredentials, now, inner);
            await members.SetGroupsAsync(id, groups, inner);
            await members.WithdrawInvitationsAsync(id, now, inner);
            mail.Write(
                LinkPurpose.Invitation, organization, id, Accounts.Normalize(request.Email), known?.Name ?? request.Name.Trim(), organization.Locale,
                $"invitation:{id}:{Guid.CreateVersion7()}", now);
            await db.SaveChangesAsync(inner);
            return id;
        }, cancel);
        mail.Signal();
        return TypedResults.Created($"{Conventions.Root}/users/{personId}", await members.DescribeAsync(personId, cancel));
    }
}
