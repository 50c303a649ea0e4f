namespace IncidentPlatform.Domain.Kpi;

/// <summary>
/// Whether handing a group over is worth looking at: plain reasons, each with the figure behind it, and no score that would hide
/// them. Definition: docs/kpis.md, "Potential of a hand-over".
/// </summary>
public static class HandOverPotential
{
    /// <summary>Fewer records or clocks than this say nothing: 30.</summary>
    public const int FewestCases = 30;

    /// <summary>The share of arrivals out of hours from which on it is a reason: a fifth.</summary>
    public const double ManyOutOfHours = 0.2;

    /// <summary>Whether there is enough to judge the group by.</summary>
    public static bool IsJudged(HandOverFigures figures) => figures.Received >= FewestCases;

    /// <summary>What speaks for and against it; empty where there is too little to judge by, or nothing stands out.</summary>
    /// <param name="figures">The group's.</param>
    /// <param name="goal">The attainment that is aimed at, 0..1; null without a goal.</param>
    public static IReadOnlyList<HandOverReason> Reasons(HandOverFigures figures, double? goal)
    {
        if (!IsJudged(figures)) return [];

        var reasons = new List<HandOverReason>();
        if (figures.Arrivals > 0 && (double)figures.OutOfHours / figures.Arrivals >= ManyOutOfHours) reasons.Add(HandOverReason.OutOfHours);
        if (goal is { } aim && figures.Met + figures.Breached >= FewestCases)
        {
            var attained = (double)figures.Met / (figures.Met + figures.Breached);
            reasons.Add(attained < aim ? HandOverReason.BelowGoal : HandOverReason.KeepsGoal);
        }
        if (figures is { OwnCost: > 0 and var cost, Price: { } price } && price != cost)
            reasons.Add(price < cost ? HandOverReason.Cheaper : HandOverReason.Dearer);
        return [.. reasons.OrderBy(reason => reason)];
    }

    /// <summary>Whether a reason speaks for a hand-over.</summary>
    public static bool SpeaksFor(HandOverReason reason) => reason is HandOverReason.OutOfHours or HandOverReason.BelowGoal or HandOverReason.Cheaper;

    /// <summary>By how much more speaks for it than against it. Groups are listed with the highest first, and among equals with the most work.</summary>
    public static int BalanceOf(IReadOnlyList<HandOverReason> reasons) => reasons.Sum(reason => SpeaksFor(reason) ? 1 : -1);

    /// <summary>What an organization's own work costs, rounded half up to whole units of the currency.</summary>
    /// <param name="workedSeconds">Business time in progress.</param>
    /// <param name="hourlyCost">Whole units for an hour; null where it is not known.</param>
    public static long? CostOf(long workedSeconds, int? hourlyCost) => hourlyCost is { } cost ? Hours(workedSeconds, cost) : null;

    /// <summary>What a provider asks for some work, rounded half up to whole units of the currency.</summary>
    /// <param name="records">Records received.</param>
    /// <param name="workedSeconds">Business time in progress.</param>
    /// <param name="perRecord">Whole units for a record.</param>
    /// <param name="perHour">Whole units for an hour.</param>
    public static long PriceOf(int records, long workedSeconds, int perRecord, int perHour) =>
        ((long)records * perRecord) + Hours(workedSeconds, perHour);

    private static long Hours(long seconds, int perHour) => (long)Math.Round(seconds * (decimal)perHour / 3600, MidpointRounding.AwayFromZero);
}
