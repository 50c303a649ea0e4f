using System.Text.Json;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Routing;

/// <summary>The routing settings with what their reader needs to decide: how far each group is, and from which confidence it is assigned.</summary>
internal sealed class RoutingSettingsReader(PlatformDbContext db)
{
    /// <summary>Of the caller's organization.</summary>
    public async Task<RoutingSettings> ReadAsync(CancellationToken cancel)
    {
        var mode = await db.Organizations.AsNoTracking().Select(organization => organization.RoutingMode).SingleAsync(cancel);
        var setting = await db.RoutingSettings.AsNoTracking().SingleOrDefaultAsync(cancel);
        var rows = await db.RoutingGroups.AsNoTracking().OrderBy(row => row.GroupId).Take(RoutingPolicies.MostGroups)
            .ToDictionaryAsync(row => row.GroupId, cancel);
        var policy = RoutingPolicies.Of(mode, setting, rows.Values);
        var groups = await db.SupportGroups.AsNoTracking().Where(group => group.IsActive)
            .OrderBy(group => group.Name).ThenBy(group => group.Id).Take(RoutingPolicies.MostGroups)
            .Select(group => new { group.Id, group.Name }).ToListAsync(cancel);
        var standings = await RoutingStandings.ForGateAsync(db, null, cancel);
        var replayed = await db.RoutingReplays.AsNoTracking().ToDictionaryAsync(row => row.GroupId, row => row.Decided, cancel);
        var learned = await LearnedAsync(cancel);

        return new RoutingSettings(mode)
        {
            Version = setting?.Version ?? 1,
            HoldOutShare = policy.HoldOutShare,
            MisroutingCost = policy.Costs?.Misrouting,
            AskingCost = policy.Costs?.Asking,
            BindingCategoryIds = [.. policy.BindingCategories],
            Channels =
            [
                .. Enum.GetValues<Channel>().Where(channel => channel != Channel.System)
                    .Select(channel => new ChannelRoutingResponse(channel, policy.Channels.GetValueOrDefault(channel, RoutingMode.Auto))),
            ],
            Groups =
            [
                .. groups.Select(group =>
                {
                    var (own, row) = (policy.Of(group.Id), rows.GetValueOrDefault(group.Id));
                    var isPicked = own.Picked is { } picked && picked.ModelVersion == learned.Version;
                    return new GroupRoutingResponse(
                        group.Id, group.Name, own.Mode, own.TargetPrecision, row?.IsPromotedWhenEarned ?? false,
                        Gate(standings.GetValueOrDefault(group.Id), row?.EvidenceFrom is null ? replayed.GetValueOrDefault(group.Id) : 0, own.TargetPrecision),
                        isPicked ? Finite(own.Picked!.Confidence) : learned.Thresholds.GetValueOrDefault(group.Id),
                        isPicked ? row?.PickedAt : null, row?.SteppedBackAt);
                }),
            ],
        };
    }

    private static GateProgressResponse Gate(RoutingStanding? standing, int replayed, double target)
    {
        var progress = RoutingGate.Of(standing?.RightCount ?? 0, standing?.Decided ?? 0, target);
        return new GateProgressResponse(
            progress.Decided, RoutingGate.Needed, progress.Right, progress.Precision, progress.LowerBound, replayed, progress.IsPassed);
    }

    private static double? Finite(double confidence) => double.IsFinite(confidence) ? confidence : null;

    private async Task<(int? Version, Dictionary<Guid, double?> Thresholds)> LearnedAsync(CancellationToken cancel)
    {
        var model = await db.RoutingModels.AsNoTracking().Where(row => row.State == RoutingModelState.InService)
            .Select(row => new { row.Version, row.Metrics }).SingleOrDefaultAsync(cancel);
        var metrics = model?.Metrics is { } json ? JsonSerializer.Deserialize<RoutingMetricsResponse>(json, PlatformJson.Options) : null;
        return (model?.Version, metrics?.Groups.ToDictionary(group => group.GroupId, group => group.Threshold) ?? []);
    }
}
