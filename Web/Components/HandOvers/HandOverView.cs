using System.Globalization;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Domain.Kpi;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.HandOvers;

/// <summary>What the page about hand-overs decides, apart from drawing it.</summary>
public sealed class HandOverView(HandOverResponse report, IStringLocalizer loc)
{
    public HandOverResponse Report => report;

    /// <summary>Actors with something in the matrix, the service desk first.</summary>
    public IReadOnlyList<HandOverActor> Actors => [.. report.Matrix.Select(cell => cell.Actor).Distinct().Order()];

    public static IReadOnlyList<HandOverActivity> Activities { get; } = Enum.GetValues<HandOverActivity>();

    public HandOverCellResponse? Cell(HandOverActor actor, HandOverActivity activity) =>
        report.Matrix.FirstOrDefault(cell => cell.Actor == actor && cell.Activity == activity && cell.InHouse + cell.Provider > 0);

    /// <summary>The provider's part, 0..1.</summary>
    public static double ProviderShare(HandOverCellResponse cell) => (double)cell.Provider / (cell.InHouse + cell.Provider);

    /// <summary>Class of a cell: whose it is.</summary>
    public static string WhoseOf(HandOverCellResponse cell) => (cell.InHouse, cell.Provider) switch
    {
        (_, 0) => "own",
        (0, _) => "provider",
        _ => "both",
    };

    /// <summary>How much was done, with its unit.</summary>
    public string AmountOf(HandOverCellResponse cell)
    {
        var amount = cell.InHouse + cell.Provider;
        return cell.Activity == HandOverActivity.Diagnose ? Hours(amount) : Whole(amount);
    }

    /// <summary>Whose it is, in words.</summary>
    public string WordsOf(HandOverCellResponse cell) => WhoseOf(cell) switch
    {
        "own" => loc["HandOverInHouse"],
        "provider" => loc["HandOverWithProvider"],
        _ => loc["HandOverPart", Percent(ProviderShare(cell))],
    };

    /// <summary>Groups with enough to go by, or in a provider's hands; the others below them.</summary>
    public IReadOnlyList<HandOverGroupResponse> Groups => [.. report.Groups.Where(row => row.IsJudged || IsHandedOver(row))];

    public IReadOnlyList<HandOverGroupResponse> FewGroups => [.. report.Groups.Except(Groups)];

    public static bool IsHandedOver(HandOverGroupResponse row) => row.Agreement?.State == AgreementState.InForce;

    /// <summary>Whether it can be offered: no agreement about it is open.</summary>
    public static bool CanOffer(HandOverGroupResponse row) => row.Agreement is null;

    /// <summary>Whether a share of first contacts says anything: only groups of the first tier are asked first.</summary>
    public static bool CanResolveAtFirstContact(HandOverGroupResponse row) => row.Actor is HandOverActor.ServiceDesk or HandOverActor.TierOne;

    public static bool SpeaksFor(HandOverReason reason) => HandOverPotential.SpeaksFor(reason);

    /// <summary>A reason with the figure behind it.</summary>
    public string Words(HandOverReason reason, HandOverGroupResponse row) => reason switch
    {
        HandOverReason.OutOfHours => loc["HandOverReasonOutOfHours", Percent(row.OutOfHours.Share ?? 0)],
        HandOverReason.BelowGoal => loc["HandOverReasonBelowGoal", Percent(row.Attainment.Share ?? 0), Percent(report.AttainmentGoal ?? 0)],
        HandOverReason.KeepsGoal => loc["HandOverReasonKeepsGoal", Percent(row.Attainment.Share ?? 0), Percent(report.AttainmentGoal ?? 0)],
        HandOverReason.Cheaper => loc["HandOverReasonCheaper", Times(row), row.Price!.Agreement],
        HandOverReason.Dearer => loc["HandOverReasonDearer", Times(row), row.Price!.Agreement],
    };

    /// <summary>A sentence that says whether a provider delivered its targets.</summary>
    public string Verdict(HandOverAfterResponse after) => after.Verdict switch
    {
        HandOverVerdict.NothingPromised => loc["VerdictNothingPromised"],
        HandOverVerdict.TooFew => loc["VerdictTooFew", after.Promises.Of, report.FewestCases],
        HandOverVerdict.NoGoal => loc["VerdictNoGoal", Percent(after.Promises.Share ?? 0), Whole(after.Promises.Of)],
        HandOverVerdict.Delivered => loc["VerdictDelivered", Percent(after.Promises.Share ?? 0), Whole(after.Promises.Of), Percent(report.AttainmentGoal ?? 0)],
        HandOverVerdict.Missed => loc["VerdictMissed", Percent(after.Promises.Share ?? 0), Whole(after.Promises.Of), Percent(report.AttainmentGoal ?? 0)],
    };

    /// <summary>A share in words; a dash where nothing was measured.</summary>
    public string Share(ShareResponse share) => Share(share, loc);

    /// <inheritdoc cref="Share(ShareResponse)"/>
    public static string Share(ShareResponse share, IStringLocalizer loc) => share.Share is { } value ? Percent(value, loc) : "–";

    /// <summary>Whole hours; tenths below ten.</summary>
    public string Hours(long seconds) => Hours(seconds, loc);

    /// <inheritdoc cref="Hours(long)"/>
    public static string Hours(long seconds, IStringLocalizer loc) =>
        loc["HoursWorked", (seconds / 3600.0).ToString(seconds is > 0 and < 36_000 ? "0.#" : "N0", CultureInfo.CurrentCulture)];

    public static string Whole(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    public static string Money(string currency, long amount) => $"{currency} {Whole(amount)}";

    private string Percent(double share) => Percent(share, loc);

    // In a sentence the sign stays with its number.
    private static string Percent(double share, IStringLocalizer loc) =>
        loc["ValuePercent", (share * 100).ToString("0.#", CultureInfo.CurrentCulture)].Value.Replace(' ', '\u00a0');

    private static string Times(HandOverGroupResponse row) => (row.Price!.OfOwnCost ?? 0).ToString("0.00", CultureInfo.CurrentCulture);
}
