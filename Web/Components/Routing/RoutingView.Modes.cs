using System.Globalization;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Web.Components.Forms;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Routing;

/// <content>What the cards about modes decide.</content>
public sealed partial class RoutingView
{
    /// <summary>The choice between suggesting and assigning: as soon as it is earned.</summary>
    public const string WhenEarned = "WhenEarned";

    // What LockedRoutingSettings writes for a threshold that nothing reaches.
    private const string Never = "never";

    public RoutingSettings Settings => settings;

    /// <summary>The latest changes of the settings, newest first.</summary>
    public IReadOnlyList<RoutingChangeResponse> Changes { get; init; } = [];
    public IReadOnlyList<CategoryResponse> Categories { get; init; } = [];

    /// <summary>Decisions that a group has to show.</summary>
    public int Needed => settings.Groups.Count == 0 ? RoutingGate.Needed : settings.Groups[0].Gate.Needed;

    /// <summary>Groups that fell back by themselves and that nobody has promoted since.</summary>
    public IEnumerable<GroupRoutingResponse> SteppedBack => settings.Groups.Where(group => group.SteppedBackAt is not null);

    /// <summary>Categories whose rule can bind: those that name a group.</summary>
    public IReadOnlyList<CategoryResponse> BindableCategories => [.. Categories.Where(category => category.IsActive && category.GroupId is not null)];

    /// <summary>What a group's choice is now.</summary>
    public static string ChoiceOf(GroupRoutingResponse group) =>
        group is { IsPromotedWhenEarned: true, Mode: not RoutingMode.Auto } ? WhenEarned : group.Mode.ToString();

    public static IEnumerable<Choice> GroupModes(IStringLocalizer loc) =>
        new[] { nameof(RoutingMode.Off), nameof(RoutingMode.Shadow), nameof(RoutingMode.Suggest), WhenEarned, nameof(RoutingMode.Auto) }
            .Select(mode => new Choice(mode, loc[$"RoutingGroupMode{mode}"]));

    /// <summary>A channel sets a limit or none.</summary>
    public static IEnumerable<Choice> ChannelModes(IStringLocalizer loc) =>
        Enum.GetValues<RoutingMode>().OrderDescending().Select(mode => new Choice(mode.ToString(), loc[$"RoutingChannel{mode}"]));

    /// <summary>How much of the way is done, 0..1.</summary>
    public static double ShareOf(GateProgressResponse gate) => Math.Min(1, gate.Decided / (double)gate.Needed);

    /// <summary>How far a group is, in a sentence.</summary>
    public string Progress(GroupRoutingResponse group, IStringLocalizer loc)
    {
        var gate = group.Gate;
        if (gate.Precision is not { } precision) return loc["RoutingGateNone", gate.Needed];

        var decided = Count(gate.Decided);
        if (gate.IsPassed) return loc["RoutingGatePassed", decided, Share(precision)];
        return gate.Decided < gate.Needed
            ? loc["RoutingGateProgress", decided, gate.Needed, Share(precision)]
            : loc["RoutingGateShort", decided, Share(precision), Share(gate.LowerBound), Share(group.TargetPrecision)];
    }

    /// <summary>From which confidence a group is assigned.</summary>
    public static string Threshold(GroupRoutingResponse group, IStringLocalizer loc) =>
        group.AppliesFrom is { } from ? loc["RoutingAppliesFrom", from.ToString("P0", CultureInfo.CurrentCulture)] : loc["RoutingAppliesNever"];

    /// <summary>A share as a number field has it.</summary>
    public static string Percent(double share) => Number(Math.Round(share * 100, 2))!;

    /// <summary>A number as a number field has it, whatever the reader's language.</summary>
    public static string? Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A change as a sentence.</summary>
    public string Sentence(RoutingChangeResponse change, IStringLocalizer loc)
    {
        var group = change.Group ?? "–";
        var basis = change is { Decided: { } decided, Right: { } right } ? loc["RoutingChangeBasis", Count(right), Count(decided)].Value : "";
        string sentence = change.Kind switch
        {
            RoutingChangeKind.Mode => loc["RoutingChangeMode", Mode(change.Former), Mode(change.Present)],
            RoutingChangeKind.ChannelMode => loc["RoutingChangeChannelMode", loc[$"Channel{change.Channel}"].Value, Mode(change.Former), Mode(change.Present)],
            RoutingChangeKind.GroupMode => loc["RoutingChangeGroupMode", group, Mode(change.Former), Mode(change.Present)],
            RoutingChangeKind.Target => loc["RoutingChangeTarget", group, ShareOf(change.Former), ShareOf(change.Present)],
            RoutingChangeKind.PromotedWhenEarned => loc[change.Present == bool.TrueString ? "RoutingChangeWaits" : "RoutingChangeWaitsNoMore", group],
            RoutingChangeKind.Promoted => loc["RoutingChangePromoted", group],
            RoutingChangeKind.SteppedBack => loc["RoutingChangeSteppedBack", group],
            RoutingChangeKind.Threshold => change.Present == Never
                ? loc["RoutingChangeThresholdNever", group]
                : loc["RoutingChangeThreshold", group, ShareOf(change.Former), ShareOf(change.Present)],
            RoutingChangeKind.HoldOut => loc["RoutingChangeHoldOut", ShareOf(change.Former), ShareOf(change.Present)],
            RoutingChangeKind.Costs => loc["RoutingChangeCosts", Text(change.Former), Text(change.Present)],
            RoutingChangeKind.BindingCategories => loc["RoutingChangeBindingCategories", Names(change.Former), Names(change.Present)],
            _ => change.Kind.ToString(), // younger than this front end
        };
        return basis.Length == 0 ? sentence : $"{sentence} {basis}";

        string Mode(string name) => loc[$"RoutingMode{name}"];
        string Text(string value) => value.Length == 0 ? "–" : value;
        string ShareOf(string value) => value switch
        {
            "" => loc["RoutingThresholdOfModel"],
            Never => "–",
            _ => double.TryParse(value, CultureInfo.InvariantCulture, out var share) ? Share(share) : value,
        };
        string Names(string ids) => Text(string.Join(", ", ids.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => Categories.FirstOrDefault(category => category.Id.ToString() == id)?.Name ?? "–")));
    }

    private static string Share(double share) => share.ToString("P1", CultureInfo.CurrentCulture);

    private static string Count(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    // The page knows in the reader's language what the platform counted.
    private string? NotEarned(IStringLocalizer loc)
    {
        if (Refused is not { Action: RoutingActions.SetGroup, GroupId: { } id } || Problem?.Errors?.ContainsKey("groups[0].mode") != true) return null;

        return settings.Groups.FirstOrDefault(group => group.GroupId == id) is { } group ? loc["RoutingNotEarned", group.Group, Progress(group, loc)].Value : null;
    }
}
