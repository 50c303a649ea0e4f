using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.SupportGroups;

/// <summary>What the rules need to know of support groups.</summary>
public sealed class SupportGroupDirectory(PlatformDbContext db, TimeProvider time)
{
    /// <summary>A group with its members; null when the organization has none of this id.</summary>
    /// <remarks>A group that is handed over also has its provider's members.</remarks>
    public async Task<SupportGroupFacts?> FindAsync(Guid groupId, CancellationToken cancel)
    {
        var group = await db.SupportGroups.AsNoTracking().SingleOrDefaultAsync(row => row.Id == groupId, cancel);
        if (group is null) return null;

        var now = WholeSeconds.Now(time);
        var isProvided = await db.Agreements.AsNoTracking().AnyAsync(
            agreement => agreement.GroupId == groupId && agreement.AcceptedAt != null && agreement.FromAt <= now
                && (agreement.UntilAt == null || agreement.UntilAt > now),
            cancel);
        var members = await (
            from membership in db.GroupMemberships.AsNoTracking()
            where membership.GroupId == groupId
            join person in db.Memberships.AsNoTracking() on membership.PersonId equals person.PersonId
            where person.IsActive
            select person.PersonId).ToListAsync(cancel);
        if (isProvided)
            members.AddRange(await db.Database.SqlQuery<Guid>($"select person_id as \"Value\" from provider_members({groupId})").ToListAsync(cancel));
        return new SupportGroupFacts(group.Id, group.Tier, group.IsActive, isProvided, members);
    }

    /// <summary>The group to which an active category sends its records; null when it names none that takes records.</summary>
    public async Task<SupportGroupFacts?> OfCategoryAsync(Guid? categoryId, CancellationToken cancel)
    {
        if (categoryId is null) return null;

        var groupId = await db.Categories.AsNoTracking()
            .Where(category => category.Id == categoryId && category.IsActive).Select(category => category.GroupId).SingleOrDefaultAsync(cancel);
        return groupId is { } id && await FindAsync(id, cancel) is { IsActive: true } group ? group : null;
    }

    /// <summary>The service desk's group.</summary>
    public async Task<Guid> DeskIdAsync(CancellationToken cancel) =>
        await db.Organizations.AsNoTracking().Select(organization => organization.DeskGroupId).SingleAsync(cancel)
        ?? throw new InvalidOperationException("The organization has no service desk.");
}
