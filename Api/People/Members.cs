using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.People;

/// <summary>The members of the scope's organization. The caller holds the transaction and saves.</summary>
internal sealed class Members(PlatformDbContext db)
{
    private Guid OrganizationId => db.Tenant.OrganizationId ?? throw new InvalidOperationException("Members belong to an organization.");

    /// <summary>Whether all of these are support groups of the organization.</summary>
    public async Task<bool> AreGroupsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        ids.Count == 0 || await db.SupportGroups.CountAsync(group => ids.Contains(group.Id), cancel) == ids.Count;

    /// <summary>Makes somebody a member, or changes what they are.</summary>
    public async Task PutAsync(Guid personId, IReadOnlyList<Role> roles, string? unit, bool isActive, Instant now, CancellationToken cancel)
    {
        var membership = await db.Memberships.SingleOrDefaultAsync(member => member.PersonId == personId, cancel);
        if (membership is null)
        {
            membership = new MembershipRow { OrganizationId = OrganizationId, PersonId = personId, Roles = [], CreatedAt = now };
            db.Memberships.Add(membership);
        }
        membership.Roles = [.. roles.Distinct()];
        membership.Unit = string.IsNullOrWhiteSpace(unit) ? null : unit.Trim();
        membership.IsActive = isActive;
    }

    /// <summary>Puts somebody into exactly these groups.</summary>
    public async Task SetGroupsAsync(Guid personId, IReadOnlyCollection<Guid> groupIds, CancellationToken cancel)
    {
        var present = await db.GroupMemberships.Where(group => group.PersonId == personId).ToListAsync(cancel);
        db.GroupMemberships.RemoveRange(present.Where(group => !groupIds.Contains(group.GroupId)));
        db.GroupMemberships.AddRange(groupIds.Except(present.Select(group => group.GroupId)).Select(
            groupId => new GroupMembershipRow { OrganizationId = OrganizationId, GroupId = groupId, PersonId = personId }));
    }

    /// <summary>Active administrators, locked: of two who demote each other at once the second sees the first's change.</summary>
    public Task<List<Guid>> LockAdministratorsAsync(Guid organizationId, CancellationToken cancel) => db.Database.SqlQuery<Guid>($"""
        select person_id as "Value" from membership
        where organization_id = {organizationId} and is_active and {nameof(Role.Administrator)} = any(roles)
        order by person_id for update
        """).ToListAsync(cancel);

    /// <summary>Makes earlier invitations useless.</summary>
    public Task WithdrawInvitationsAsync(Guid personId, Instant now, CancellationToken cancel) => db.SignedLinks
        .Where(link => link.PersonId == personId && link.UsedAt == null && link.Purpose == nameof(LinkPurpose.Invitation))
        .ExecuteUpdateAsync(link => link.SetProperty(l => l.UsedAt, now), cancel);

    /// <summary>Ends what would let somebody back in: sessions here, and an invitation that would make them active again.</summary>
    public async Task ShutOutAsync(Guid personId, Instant now, CancellationToken cancel)
    {
        await db.Sessions.Where(session => session.PersonId == personId && session.RevokedAt == null)
            .ExecuteUpdateAsync(session => session.SetProperty(s => s.RevokedAt, now), cancel);
        await WithdrawInvitationsAsync(personId, now, cancel);
    }

    /// <summary>The support groups of these members.</summary>
    public async Task<ILookup<Guid, Guid>> GroupsOfAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancel)
    {
        var groups = await db.GroupMemberships.AsNoTracking().Where(group => personIds.Contains(group.PersonId)).ToListAsync(cancel);
        return groups.ToLookup(group => group.PersonId, group => group.GroupId);
    }

    /// <summary>A member as an administrator sees them.</summary>
    public async Task<UserResponse> DescribeAsync(Guid personId, CancellationToken cancel)
    {
        var member = await db.Members.AsNoTracking().SingleAsync(row => row.OrganizationId == OrganizationId && row.PersonId == personId, cancel);
        var groups = await GroupsOfAsync([personId], cancel);
        return new UserResponse(personId, member.Name, member.Email, member.Roles, [.. groups[personId]], member.Unit, member.IsActive);
    }
}
