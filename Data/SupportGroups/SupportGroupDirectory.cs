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

        var provided = await ProvidedAsync([groupId], cancel);
        var members = await MembersAsync([groupId], provided, cancel);
        return new SupportGroupFacts(group.Id, group.Tier, group.IsActive, provided.Count > 0, members[groupId]);
    }

    /// <summary>The active members of groups, with their providers' people while they are handed over; every group asked for is in the answer.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlySet<Guid>>> MembersAsync(IReadOnlyCollection<Guid> groupIds, CancellationToken cancel) =>
        await MembersAsync(groupIds, await ProvidedAsync(groupIds, cancel), cancel);

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

    private async Task<IReadOnlyDictionary<Guid, IReadOnlySet<Guid>>> MembersAsync(
        IReadOnlyCollection<Guid> groupIds, IReadOnlyCollection<Guid> provided, CancellationToken cancel)
    {
        var members = groupIds.Distinct().ToDictionary(id => id, _ => new HashSet<Guid>());
        var own = await (
            from membership in db.GroupMemberships.AsNoTracking()
            where groupIds.Contains(membership.GroupId)
            join person in db.Memberships.AsNoTracking() on membership.PersonId equals person.PersonId
            where person.IsActive
            select new { membership.GroupId, person.PersonId }).ToListAsync(cancel);
        foreach (var row in own) members[row.GroupId].Add(row.PersonId);
        foreach (var groupId in provided)
        {
            members[groupId].UnionWith(
                await db.Database.SqlQuery<Guid>($"select person_id as \"Value\" from provider_members({groupId})").ToListAsync(cancel));
        }
        return members.ToDictionary(entry => entry.Key, entry => (IReadOnlySet<Guid>)entry.Value);
    }

    private async Task<List<Guid>> ProvidedAsync(IReadOnlyCollection<Guid> groupIds, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        return await db.Agreements.AsNoTracking()
            .Where(agreement => groupIds.Contains(agreement.GroupId) && agreement.AcceptedAt != null && agreement.FromAt <= now
                && (agreement.UntilAt == null || agreement.UntilAt > now))
            .Select(agreement => agreement.GroupId).Distinct().ToListAsync(cancel);
    }
}
