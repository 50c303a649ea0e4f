using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Data;
using IncidentPlatform.Data.SupportGroups;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Catalog;

/// <summary>Fills support groups with their members and providers: three queries for any number of groups.</summary>
internal static class GroupReader
{
    /// <summary>The groups, in the order given.</summary>
    public static async Task<IReadOnlyList<GroupResponse>> ReadAsync(
        IReadOnlyList<SupportGroupRow> groups, PlatformDbContext db, TimeProvider time, CancellationToken cancel)
    {
        var ids = groups.Select(group => group.Id).ToArray();
        var now = WholeSeconds.Now(time);
        var deskId = await db.Organizations.AsNoTracking().Select(organization => organization.DeskGroupId).SingleAsync(cancel);
        var members = (await (
            from membership in db.GroupMemberships.AsNoTracking()
            where ids.Contains(membership.GroupId)
            join member in db.Members.AsNoTracking() on membership.PersonId equals member.PersonId
            where member.IsActive
            orderby member.Name
            select new { membership.GroupId, member.PersonId, member.Name }).Take(5_000).ToListAsync(cancel)).ToLookup(row => row.GroupId);
        var agreements = await db.Agreements.AsNoTracking()
            .Where(agreement => ids.Contains(agreement.GroupId) && agreement.AcceptedAt != null && agreement.FromAt <= now
                && (agreement.UntilAt == null || agreement.UntilAt > now))
            .Select(agreement => new { agreement.GroupId, agreement.Name }).ToListAsync(cancel);
        var providers = agreements.GroupBy(agreement => agreement.GroupId).ToDictionary(entry => entry.Key, entry => entry.First().Name);
        return
        [
            .. groups.Select(group => new GroupResponse(
                group.Id, group.Name, group.Tier, group.Id == deskId, providers.GetValueOrDefault(group.Id), group.IsActive,
                [.. members[group.Id].Select(member => new GroupMemberResponse(member.PersonId, member.Name))])),
        ];
    }
}
