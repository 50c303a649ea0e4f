using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>Whether a policy makes sense, before it is saved. Pure.</summary>
public static class EscalationLint
{
    private const int MostMinutes = 30 * 24 * 60;
    private const int MostEffects = 10;
    private const int MostHops = 20;

    /// <summary>Everything that is wrong, in the order of the rules.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="measured">Metrics for which the SLA policies that use it have a target; null when none uses it yet.</param>
    public static IReadOnlyList<EscalationProblem> Check(EscalationPolicy policy, IReadOnlySet<ClockMetric>? measured) =>
        [.. OfPolicy(policy), .. policy.Rules.Take(EscalationPolicy.MostRules).SelectMany((rule, index) => OfRule(rule, index, measured))];

    private static IEnumerable<EscalationProblem> OfPolicy(EscalationPolicy policy)
    {
        if (policy.Rules.Count > EscalationPolicy.MostRules) yield return new(null, "rules", EscalationProblemCodes.TooManyRules);

        var raises = policy.Rules.Any(rule => rule.Effects.Any(effect => effect is EscalationEffect.RaisePriority));
        var lowering = policy.Rules.Select((rule, index) => (rule, index))
            .Where(pair => pair.rule.Effects.Any(effect => effect is EscalationEffect.LowerPriority));
        if (raises)
        {
            foreach (var (_, index) in lowering) yield return new(index, "then", EscalationProblemCodes.PriorityLoop);
        }

        var seen = new HashSet<Guid>();
        for (var index = 0; index < policy.Rules.Count; index++)
        {
            if (!seen.Add(policy.Rules[index].Id) || EscalationMarkers.IsMarker(policy.Rules[index].Id))
                yield return new(index, "id", EscalationProblemCodes.DuplicateRule);
        }
    }

    private static IEnumerable<EscalationProblem> OfRule(EscalationRule rule, int index, IReadOnlySet<ClockMetric>? measured)
    {
        if (OfCondition(rule.When, measured) is { } problem) yield return problem with { Rule = index };

        if (rule.Effects.Count == 0) yield return new(index, "then", EscalationProblemCodes.NoEffect);
        if (rule.Effects.Count > MostEffects || rule.Effects.Distinct().Count() < rule.Effects.Count)
            yield return new(index, "then", EscalationProblemCodes.TooManyEffects);
        if (rule.Effects.Any(effect => effect is EscalationEffect.Notify { Target: NotifyTarget.Person or NotifyTarget.NamedGroup, Id: null }))
            yield return new(index, "then", EscalationProblemCodes.TargetRequired);
        if (NeverChanges(rule)) yield return new(index, "then", EscalationProblemCodes.NeverChanges);

        if (rule.Repeat is not { } repeat) yield break;
        if (repeat.EveryMinutes is < 1 or > MostMinutes || repeat.Times is < 1 or > EscalationRepeat.MostTimes)
            yield return new(index, "repeat", EscalationProblemCodes.RepeatOutOfRange);
        if (!rule.Notifies) yield return new(index, "repeat", EscalationProblemCodes.NobodyToRemind);
    }

    private static EscalationProblem? OfCondition(EscalationCondition when, IReadOnlySet<ClockMetric>? measured) => when switch
    {
        EscalationCondition.ClockShare { Percent: < 1 or > 200 } => new(null, "when", EscalationProblemCodes.PercentOutOfRange),
        EscalationCondition.ClockShare share when measured?.Contains(share.Metric) == false =>
            new(null, "when", EscalationProblemCodes.NeverMeasured, IsWarning: true),
        EscalationCondition.InState { Minutes: < 1 or > MostMinutes } or EscalationCondition.ConsumerWaiting { Minutes: < 1 or > MostMinutes } =>
            new(null, "when", EscalationProblemCodes.MinutesOutOfRange),
        EscalationCondition.InState stay when !Lifecycle.IsOpen(stay.State) => new(null, "when", EscalationProblemCodes.NeverInState),
        EscalationCondition.Hops { Count: < 1 or > MostHops } => new(null, "when", EscalationProblemCodes.CountOutOfRange),
        _ => null,
    };

    private static bool NeverChanges(EscalationRule rule) =>
        rule.When is EscalationCondition.OpenedWith { Priority: Priority.P1 } && rule.Effects.Any(effect => effect is EscalationEffect.RaisePriority);
}
