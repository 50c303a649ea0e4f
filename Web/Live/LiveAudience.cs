using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.ServiceDefaults.Live;

namespace IncidentPlatform.Web.Live;

/// <summary>Who is told that a record changed: the visibility of the domain, from what the event says.</summary>
internal static class LiveAudience
{
    /// <summary>The same for many at once.</summary>
    public static LiveFilter Of(MeResponse me) =>
        (gathered, _) => Task.FromResult<IReadOnlyList<LiveEvent>>([.. gathered.Where(live => MayKnow(me, live))]);

    public static bool MayKnow(MeResponse me, LiveEvent live)
    {
        if (live.GroupIds.Any(me.GroupIds.Contains)) return Works(me); // also a provider's member, whose organization is another
        if (live.OrganizationId != me.OrganizationId) return false;
        if (live.RequesterIds.Contains(me.Id) || live.AssigneeId == me.Id) return true;
        if (me.Roles.Contains(Role.IncidentManager)) return true;
        return !live.IsRestricted && me.Roles.Any(role => role is Role.Agent or Role.ServiceDeliveryManager);
    }

    private static bool Works(MeResponse me) => me.Permissions.Contains(Permissions.Work);
}
