namespace IncidentPlatform.Domain.Sla;

/// <summary>The values of <see cref="LevelFinding.Code"/>.</summary>
public static class LevelFindingCodes
{
    /// <summary>A target is zero or less. Refused.</summary>
    public const string TargetNotPositive = "target-not-positive";

    /// <summary>A target is longer than <see cref="LevelLint.LongestTargetSeconds"/>. Refused.</summary>
    public const string TargetTooLong = "target-too-long";

    /// <summary>A second target for the same kind, priority and metric. Refused.</summary>
    public const string TargetTwice = "target-twice";

    /// <summary>A group or provider cannot promise words to the consumer. Refused.</summary>
    public const string UpdateIsTheDesks = "update-is-the-desks";

    /// <summary>There is no target at all, and records would have no clock. Refused.</summary>
    public const string NoTargets = "no-targets";

    /// <summary>Waiting for a provider is our time and pauses nothing. Refused.</summary>
    public const string ProviderNeverPauses = "provider-never-pauses";

    /// <summary>A priority has no target for a metric that others have: its records get no such clock.</summary>
    public const string PriorityWithoutTarget = "priority-without-target";

    /// <summary>A higher priority is given more time than the next lower one.</summary>
    public const string HigherPriorityIsSlower = "higher-priority-is-slower";

    /// <summary>A first answer, or the next word, is allowed as much time as the resolution: the clock hurries nobody.</summary>
    public const string LongerThanResolution = "longer-than-resolution";

    /// <summary>What desk, groups and providers promise is longer than what they have together.</summary>
    public const string PromisesDoNotFit = "promises-do-not-fit";

    /// <summary>An escalation rule waits for a clock that the policy never starts.</summary>
    public const string RuleNeverFires = "rule-never-fires";
}
