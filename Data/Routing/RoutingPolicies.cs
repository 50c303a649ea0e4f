using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Routing;

/// <summary>Reads what an organization lets its classifier do.</summary>
public static class RoutingPolicies
{
    /// <summary>More groups than an organization has; bounds the query.</summary>
    public const int MostGroups = 1_000;

    /// <summary>Of the organization of the context.</summary>
    public static async Task<RoutingPolicy> ReadAsync(PlatformDbContext db, OrganizationRow organization, CancellationToken cancel)
    {
        var setting = await db.RoutingSettings.AsNoTracking().SingleOrDefaultAsync(cancel);
        var groups = await db.RoutingGroups.AsNoTracking().OrderBy(row => row.GroupId).Take(MostGroups).ToListAsync(cancel);
        return Of(organization.RoutingMode, setting, groups);
    }

    /// <summary>What rows say.</summary>
    public static RoutingPolicy Of(RoutingMode mode, RoutingSettingRow? setting, IEnumerable<RoutingGroupRow> groups) => new()
    {
        Mode = mode,
        Channels = setting?.ChannelModes ?? new Dictionary<Domain.Incidents.Channel, RoutingMode>(),
        HoldOutShare = setting?.HoldOutShare ?? RoutingPolicy.DefaultHoldOutShare,
        Costs = setting is { MisroutingCost: { } misrouting, AskingCost: { } asking } ? new RoutingCosts(misrouting, asking) : null,
        BindingCategories = setting?.BindingCategories ?? [],
        Groups = groups.ToDictionary(row => row.GroupId, row => new GroupRouting(row.Mode, row.TargetPrecision)
        {
            Picked = row is { PickedThreshold: { } threshold, PickedModelVersion: { } version } ? new PickedThreshold(version, threshold) : null,
        }),
    };
}
