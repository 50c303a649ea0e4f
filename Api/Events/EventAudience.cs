using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Providers;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.ServiceDefaults.Live;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Events;

/// <summary>
/// What a stream's reader may know of changes: what a list would show them. Where the change itself says enough nothing is asked of
/// the database; a stream holds neither scope nor connection while nothing happens.
/// </summary>
internal sealed class EventAudience(IServiceScopeFactory scopes)
{
    /// <summary>What the bearer of a token may know now; null once it allows nothing any more.</summary>
    public async Task<LiveFilter?> OfAsync(string token, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var grant = await scope.ServiceProvider.GetRequiredService<Tokens>().FindAsync(token, cancel);
        return grant is not null && grant.User.May(Permissions.Read) ? (gathered, inner) => KnownAsync(grant.User, gathered, inner) : null;
    }

    private async Task<IReadOnlyList<LiveEvent>> KnownAsync(CurrentUser user, IReadOnlyList<LiveEvent> gathered, CancellationToken cancel)
    {
        var own = gathered.Where(live => live.OrganizationId == user.OrganizationId).ToList();
        var known = own.Where(live => IsPlain(user, live)).ToList();
        var asked = own.Except(known).ToList();
        var others = user.IsProvider ? gathered.Where(live => live.OrganizationId != user.OrganizationId).ToList() : [];
        if (asked.Count == 0 && others.Count == 0) return known;

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(user.OrganizationId);
        scope.ServiceProvider.GetRequiredService<Caller>().User = user;
        if (asked.Count > 0) known.AddRange(await VisibleAsync(scope.ServiceProvider, user, asked, cancel));
        if (others.Count > 0) known.AddRange(await HandedOverAsync(scope.ServiceProvider, others, cancel));
        return known;
    }

    // A change says of itself whether few may see the record.
    private static bool IsPlain(CurrentUser user, LiveEvent live) =>
        user.Roles.Contains(Role.IncidentManager) || (user.SeesAll && !live.IsRestricted);

    private static async Task<IEnumerable<LiveEvent>> VisibleAsync(
        IServiceProvider services, CurrentUser user, List<LiveEvent> asked, CancellationToken cancel)
    {
        var db = services.GetRequiredService<PlatformDbContext>();
        var ids = asked.Select(live => live.IncidentId).Distinct().ToArray();
        var visible = await db.Incidents.AsNoTracking().Where(row => ids.Contains(row.Id)).Where(IncidentVisibility.Of(user, db))
            .Select(row => row.Id).ToListAsync(cancel);
        return asked.Where(live => visible.Contains(live.IncidentId));
    }

    // Of customers: what a handed-over group has, or had before this change.
    private static async Task<IEnumerable<LiveEvent>> HandedOverAsync(IServiceProvider services, List<LiveEvent> others, CancellationToken cancel)
    {
        var handedOver = services.GetRequiredService<HandedOverRecords>();
        var groups = (await handedOver.GroupsAsync(cancel)).Select(access => (access.OrganizationId, GroupId: access.GroupIds[0])).ToHashSet();
        var near = others.Where(live => live.GroupIds.Any(group => groups.Contains((live.OrganizationId, group)))).ToList();
        var known = new List<LiveEvent>();
        foreach (var record in near.GroupBy(live => live.IncidentId).Take(LiveMessage.Most + 1))
        {
            if (await handedOver.FindAsync(record.Key.ToString(), cancel) is not null) known.AddRange(record);
        }
        return known;
    }
}
