using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Sla;

/// <summary>Says what is wrong with targets before anybody is measured by them. Pure.</summary>
public static class LevelLint
{
    /// <summary>A year around the clock. What takes longer is no promise that anybody waits for.</summary>
    public const int LongestTargetSeconds = 366 * 86_400;

    /// <summary>Findings about an SLA policy, refusals first.</summary>
    /// <param name="policy">As somebody wants to save it.</param>
    /// <param name="rules">The escalation rules that would go with it.</param>
    /// <param name="promises">What groups and providers promise.</param>
    public static IReadOnlyList<LevelFinding> Check(SlaPolicy policy, EscalationPolicy rules, IReadOnlyList<HolderPromise> promises)
    {
        var findings = new List<LevelFinding>();
        if (policy.Targets.Count == 0) findings.Add(new("targets", LevelFindingCodes.NoTargets, IsRefused: true));
        if (policy.PausingReasons.Contains(HoldReason.AwaitingProvider))
            findings.Add(new("pausingReasons", LevelFindingCodes.ProviderNeverPauses, IsRefused: true));
        findings.AddRange(Range(policy.Targets.Select(target => (target.Priority, target.Metric, target.Seconds))));
        findings.AddRange(Twice(policy.Targets, target => (target.Kind, target.Priority, target.Metric)));
        if (findings.Count > 0) return findings;

        findings.AddRange(Missing(policy));
        findings.AddRange(Slower(policy));
        findings.AddRange(LongerThanResolution(policy));
        findings.AddRange(Fit(policy, promises));
        findings.AddRange(rules.Rules.Select(rule => (rule.When as EscalationCondition.ClockShare)?.Metric).OfType<ClockMetric>().Distinct().Order()
            .Where(metric => policy.Targets.All(target => target.Metric != metric))
            .Select(metric => new LevelFinding("", LevelFindingCodes.RuleNeverFires, IsRefused: false) { Metric = metric }));
        return findings;
    }

    /// <summary>Findings about what a group or a provider promises, refusals first.</summary>
    public static IReadOnlyList<LevelFinding> Check(OlaPolicy policy)
    {
        List<LevelFinding> findings =
        [
            .. Range(policy.Targets.Select(target => (target.Priority, target.Metric, target.Seconds))),
            .. Twice(policy.Targets, target => (target.Priority, target.Metric)),
            .. policy.Targets.Index().Where(entry => !OlaPolicy.Metrics.Contains(entry.Item.Metric))
                .Select(entry => new LevelFinding($"targets[{entry.Index}]", LevelFindingCodes.UpdateIsTheDesks, IsRefused: true)),
        ];
        if (findings.Count > 0) return findings;

        foreach (var priority in Enum.GetValues<Priority>())
        {
            if (policy.TargetSeconds(priority, ClockMetric.Response) is { } response
                && policy.TargetSeconds(priority, ClockMetric.Resolution) is { } resolution && response >= resolution)
            {
                findings.Add(About(LevelFindingCodes.LongerThanResolution, priority, ClockMetric.Response, response, resolution));
            }
        }
        return findings;
    }

    /// <summary>
    /// Priorities at which the desk and one further holder, each using all of its time, cannot keep the SLA. Seconds are
    /// compared as they are: whether a provider's hours are the service's hours is for people to judge.
    /// </summary>
    public static IEnumerable<LevelFinding> Fit(SlaPolicy policy, IReadOnlyList<HolderPromise> promises)
    {
        foreach (var priority in Enum.GetValues<Priority>())
        {
            if (policy.TargetSeconds(IncidentKind.Incident, priority, ClockMetric.Resolution) is not { } limit) continue;

            var desk = promises.FirstOrDefault(promise => promise.IsDesk);
            var atDesk = desk?.Policy.TargetSeconds(priority, ClockMetric.Resolution) ?? 0;
            if (atDesk > limit) yield return DoesNotFit(priority, atDesk, limit, [desk!.Name]);

            foreach (var promise in promises.Where(promise => !promise.IsDesk))
            {
                if (promise.Policy.TargetSeconds(priority, ClockMetric.Resolution) is not { } further || atDesk + further <= limit) continue;

                yield return DoesNotFit(priority, atDesk + further, limit, atDesk > 0 ? [desk!.Name, promise.Name] : [promise.Name]);
            }
        }
    }

    private static IEnumerable<LevelFinding> Range(IEnumerable<(Priority Priority, ClockMetric Metric, int Seconds)> targets)
    {
        foreach (var (index, (priority, metric, seconds)) in targets.Index())
        {
            var code = seconds <= 0 ? LevelFindingCodes.TargetNotPositive
                : seconds > LongestTargetSeconds ? LevelFindingCodes.TargetTooLong : null;
            if (code is null) continue;

            yield return new LevelFinding($"targets[{index}].seconds", code, IsRefused: true)
            {
                Priority = priority,
                Metric = metric,
                Seconds = seconds,
                LimitSeconds = LongestTargetSeconds,
            };
        }
    }

    private static List<LevelFinding> Twice<TTarget, TKey>(IReadOnlyList<TTarget> targets, Func<TTarget, TKey> keyOf)
    {
        var seen = new HashSet<TKey>();
        return
        [
            .. targets.Index().Where(entry => !seen.Add(keyOf(entry.Item)))
                .Select(entry => new LevelFinding($"targets[{entry.Index}]", LevelFindingCodes.TargetTwice, IsRefused: true)),
        ];
    }

    private static IEnumerable<LevelFinding> Missing(SlaPolicy policy) =>
        from metric in new[] { ClockMetric.Response, ClockMetric.Resolution }
        from priority in Enum.GetValues<Priority>()
        where policy.TargetSeconds(IncidentKind.Incident, priority, metric) is null
        select new LevelFinding("targets", LevelFindingCodes.PriorityWithoutTarget, IsRefused: false) { Priority = priority, Metric = metric };

    private static IEnumerable<LevelFinding> Slower(SlaPolicy policy) =>
        from kind in policy.Targets.Select(target => target.Kind).Distinct()
        from metric in Enum.GetValues<ClockMetric>()
        let targets = policy.Targets.Where(target => target.Kind == kind && target.Metric == metric).OrderBy(target => target.Priority).ToList()
        from pair in targets.Zip(targets.Skip(1))
        where pair.First.Seconds > pair.Second.Seconds
        select new LevelFinding(PathOf(policy, pair.First), LevelFindingCodes.HigherPriorityIsSlower, IsRefused: false)
        {
            Priority = pair.First.Priority,
            Metric = metric,
            Seconds = pair.First.Seconds,
            LimitSeconds = pair.Second.Seconds,
        };

    private static IEnumerable<LevelFinding> LongerThanResolution(SlaPolicy policy) =>
        from kind in policy.Targets.Select(target => target.Kind).Distinct()
        from target in policy.Targets
        where target.Kind == kind && target.Metric != ClockMetric.Resolution
        let resolution = policy.Targets.FirstOrDefault(other =>
            other.Kind == kind && other.Priority == target.Priority && other.Metric == ClockMetric.Resolution)
        where resolution is not null && target.Seconds >= resolution.Seconds
        select About(LevelFindingCodes.LongerThanResolution, target.Priority, target.Metric, target.Seconds, resolution.Seconds) with
        {
            Path = PathOf(policy, target),
        };

    private static string PathOf(SlaPolicy policy, SlaTarget target) =>
        $"targets[{policy.Targets.Index().First(entry => ReferenceEquals(entry.Item, target)).Index}].seconds";

    private static LevelFinding DoesNotFit(Priority priority, int seconds, int limit, IReadOnlyList<string> names) =>
        About(LevelFindingCodes.PromisesDoNotFit, priority, ClockMetric.Resolution, seconds, limit) with { Names = names };

    private static LevelFinding About(string code, Priority priority, ClockMetric metric, int seconds, int limit) =>
        new("", code, IsRefused: false) { Priority = priority, Metric = metric, Seconds = seconds, LimitSeconds = limit };
}
