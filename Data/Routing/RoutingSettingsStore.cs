using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Routing;

/// <summary>The only way to change routing settings: one change of an organization at a time, each with its line on the trail.</summary>
public sealed class RoutingSettingsStore(PlatformDbContext db, TimeProvider time)
{
    private const int MostChangesTold = 20;

    /// <summary>Saves what a person wants. What they saw must be what holds, and a group that is to be assigned automatically has to have earned it.</summary>
    /// <param name="version">The version that they saw.</param>
    /// <param name="edit">Their wish; groups and categories exist.</param>
    /// <param name="personId">Who wants it.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<RoutingSettingsResult> SaveAsync(int version, RoutingSettingsEdit edit, Guid personId, CancellationToken cancel) =>
        LockedAsync<RoutingSettingsResult>(personId, async (settings, inner) =>
        {
            if (settings.Setting.Version != version)
            {
                return new RoutingSettingsResult.Stale(settings.Setting.Version, await db.RoutingChanges.AsNoTracking()
                    .Where(change => change.Version > version).OrderByDescending(change => change.At).ThenByDescending(change => change.Id)
                    .Take(MostChangesTold).ToListAsync(inner));
            }
            if (await NotEarnedAsync(settings, edit, inner) is { Count: > 0 } notEarned) return new RoutingSettingsResult.NotEarned(notEarned);

            settings.Renew();
            Apply(settings, edit);
            return new RoutingSettingsResult.Saved();
        }, cancel);

    /// <summary>Runs a change in a transaction of its own, while nobody else changes these settings. What it left in the context is saved.</summary>
    /// <param name="personId">Who changes; null for the platform.</param>
    /// <param name="change">May run several times.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<T> LockedAsync<T>(Guid? personId, Func<LockedRoutingSettings, CancellationToken, Task<T>> change, CancellationToken cancel) =>
        Transactions.RunAsync(db, async inner =>
        {
            var name = $"routing-settings {db.Tenant.OrganizationId}";
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({name}, 0))", inner);
            var organization = await db.Organizations.AsTracking().SingleAsync(inner);
            if (await db.RoutingSettings.AsTracking().SingleOrDefaultAsync(inner) is not { } setting)
            {
                setting = new RoutingSettingRow { OrganizationId = organization.Id };
                db.RoutingSettings.Add(setting);
            }
            var groups = await db.RoutingGroups.AsTracking().OrderBy(row => row.GroupId).Take(RoutingPolicies.MostGroups).ToListAsync(inner);
            var result = await change(new LockedRoutingSettings(db, organization, setting, groups, personId, WholeSeconds.Now(time)), inner);
            await db.SaveChangesAsync(inner);
            return result;
        }, cancel);

    private async Task<Dictionary<Guid, GateProgress>> NotEarnedAsync(LockedRoutingSettings settings, RoutingSettingsEdit edit, CancellationToken cancel)
    {
        var present = settings.Groups.ToDictionary(row => row.GroupId);
        var wishes = edit.Groups
            .Where(wish => wish.Mode == RoutingMode.Auto && present.GetValueOrDefault(wish.GroupId)?.Mode != RoutingMode.Auto).ToList();
        if (wishes.Count == 0) return [];

        var standings = await RoutingStandings.ForGateAsync(db, [.. wishes.Select(wish => wish.GroupId)], cancel);
        return wishes
            .Select(wish => (wish.GroupId, Progress: RoutingGate.Of(
                standings.GetValueOrDefault(wish.GroupId)?.RightCount ?? 0, standings.GetValueOrDefault(wish.GroupId)?.Decided ?? 0,
                wish.TargetPrecision ?? present.GetValueOrDefault(wish.GroupId)?.TargetPrecision ?? GroupRouting.DefaultTarget)))
            .Where(pair => !pair.Progress.IsPassed).ToDictionary(pair => pair.GroupId, pair => pair.Progress);
    }

    private static void Apply(LockedRoutingSettings settings, RoutingSettingsEdit edit)
    {
        if (edit.Mode is { } mode)
        {
            settings.Note(RoutingChangeKind.Mode, settings.Organization.RoutingMode.ToString(), mode.ToString());
            settings.Organization.RoutingMode = mode;
        }
        if (edit.Channels is { } channels) ApplyChannels(settings, channels);
        foreach (var wish in edit.Groups) Apply(settings, wish);

        var setting = settings.Setting;
        if (edit.HoldOutShare is { } share)
        {
            settings.Note(RoutingChangeKind.HoldOut, LockedRoutingSettings.Text(setting.HoldOutShare), LockedRoutingSettings.Text(share));
            setting.HoldOutShare = share;
        }
        if (edit.Costs is not null || edit.DropsCosts)
        {
            settings.Note(RoutingChangeKind.Costs, Costs(setting.MisroutingCost, setting.AskingCost), Costs(edit.Costs?.Misrouting, edit.Costs?.Asking));
            (setting.MisroutingCost, setting.AskingCost) = (edit.Costs?.Misrouting, edit.Costs?.Asking);
        }
        if (edit.BindingCategories is { } categories)
        {
            Guid[] wanted = [.. categories.Distinct().Order()];
            settings.Note(RoutingChangeKind.BindingCategories, string.Join(' ', setting.BindingCategories), string.Join(' ', wanted));
            setting.BindingCategories = wanted;
        }
    }

    private static void ApplyChannels(LockedRoutingSettings settings, IReadOnlyDictionary<Channel, RoutingMode> wanted)
    {
        // No limit is said by leaving the channel out.
        var limits = wanted.Where(pair => pair.Value != RoutingMode.Auto).ToDictionary();
        foreach (var channel in Enum.GetValues<Channel>())
        {
            settings.Note(
                RoutingChangeKind.ChannelMode, settings.Setting.ChannelModes.GetValueOrDefault(channel, RoutingMode.Auto).ToString(),
                limits.GetValueOrDefault(channel, RoutingMode.Auto).ToString(), channel: channel);
        }
        settings.Setting.ChannelModes = limits;
    }

    private static void Apply(LockedRoutingSettings settings, RoutingGroupEdit wish)
    {
        var row = settings.GroupOf(wish.GroupId);
        if (wish.TargetPrecision is { } target)
        {
            settings.Note(RoutingChangeKind.Target, LockedRoutingSettings.Text(row.TargetPrecision), LockedRoutingSettings.Text(target), row.GroupId);
            row.TargetPrecision = target;
        }
        if (wish.IsPromotedWhenEarned is { } isPromoted)
        {
            settings.Note(RoutingChangeKind.PromotedWhenEarned, row.IsPromotedWhenEarned.ToString(), isPromoted.ToString(), row.GroupId);
            row.IsPromotedWhenEarned = isPromoted;
        }
        if (wish.Mode is not { } mode) return;

        settings.Note(RoutingChangeKind.GroupMode, row.Mode.ToString(), mode.ToString(), row.GroupId);
        if (mode == RoutingMode.Auto && row.Mode != RoutingMode.Auto) row.SteppedBackAt = null;
        row.Mode = mode;
    }

    private static string Costs(double? misrouting, double? asking) =>
        misrouting is null ? "" : $"{LockedRoutingSettings.Text(misrouting)} : {LockedRoutingSettings.Text(asking)}";
}
