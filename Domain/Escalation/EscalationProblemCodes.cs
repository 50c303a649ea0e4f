namespace IncidentPlatform.Domain.Escalation;

/// <summary>What can be wrong with an escalation policy.</summary>
public static class EscalationProblemCodes
{
    /// <summary>More rules than <see cref="EscalationPolicy.MostRules"/>.</summary>
    public const string TooManyRules = "too-many-rules";

    /// <summary>Two rules have one id.</summary>
    public const string DuplicateRule = "duplicate-rule";

    /// <summary>A share is 1 to 200 per cent.</summary>
    public const string PercentOutOfRange = "percent-out-of-range";

    /// <summary>Minutes are 1 to 43,200: thirty days around the clock.</summary>
    public const string MinutesOutOfRange = "minutes-out-of-range";

    /// <summary>A count of hops is 1 to 20.</summary>
    public const string CountOutOfRange = "count-out-of-range";

    /// <summary>Reminders are 1 to 20, at least a minute apart.</summary>
    public const string RepeatOutOfRange = "repeat-out-of-range";

    /// <summary>The rule does nothing.</summary>
    public const string NoEffect = "no-effect";

    /// <summary>More effects than a rule may have, or one twice.</summary>
    public const string TooManyEffects = "too-many-effects";

    /// <summary>The target names a person or a group, and none is given.</summary>
    public const string TargetRequired = "target-required";

    /// <summary>The rule can never fire: a record does not escalate in this state.</summary>
    public const string NeverInState = "never-in-state";

    /// <summary>The rule can never fire: no SLA policy that uses this policy has a target for its clock.</summary>
    public const string NeverMeasured = "never-measured";

    /// <summary>The rule can change nothing: a record that is opened with P1 has no higher priority, one with P5 no lower.</summary>
    public const string NeverChanges = "never-changes";

    /// <summary>One rule raises the priority and another one lowers it: a record would go up and down.</summary>
    public const string PriorityLoop = "priority-loop";

    /// <summary>Reminders only tell: a rule that reminds must tell somebody.</summary>
    public const string NobodyToRemind = "nobody-to-remind";
}
