using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Data;
using IncidentPlatform.Data.SupportGroups;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Catalog;

/// <summary>Fills support groups with their members and providers: a handful of queries for any number of groups.</summary>
internal static class GroupReader
{
    private const int MostAgreements = 500;

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
        var providers = await ProvidersAsync(db, now, cancel);
        return
        [
            .. groups.Select(group => new GroupResponse(
                group.Id, group.Name, group.Tier, group.Id == deskId, providers.GetValueOrDefault(group.Id), group.IsActive,
                [.. members[group.Id].Select(member => new GroupMemberResponse(member.PersonId, member.Name))], group.LeadId, group.CalendarId)),
        ];
    }

    /// <summary>Who has groups of the organization in their hands at an instant: the provider's name by group.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> ProvidersAsync(PlatformDbContext db, Instant now, CancellationToken cancel)
    {
        var agreements = await db.Agreements.AsNoTracking()
            .Where(agreement => agreement.AcceptedAt != null && agreement.FromAt <= now && (agreement.UntilAt == null || agreement.UntilAt > now))
            .OrderBy(agreement => agreement.Id).Select(agreement => new { agreement.GroupId, agreement.ProviderId }).Take(MostAgreements).ToListAsync(cancel);
        if (agreements.Count == 0) return new Dictionary<Guid, string>();

        var names = (await db.Database.SqlQuery<ProviderName>($"select id, name from provider_organizations()").ToListAsync(cancel))
            .ToDictionary(provider => provider.Id, provider => provider.Name);
        return agreements.GroupBy(agreement => agreement.GroupId)
            .ToDictionary(group => group.Key, group => names.GetValueOrDefault(group.First().ProviderId, ""));
    }

    private sealed record ProviderName(Guid Id, string Name);
}
