namespace IncidentPlatform.Contracts.Escalation;

/// <summary>Kinds of <see cref="EscalationConditionBody"/>.</summary>
public enum EscalationConditionKind
{
    /// <summary>A share of a clock's target is used: <c>metric</c>, <c>percent</c>.</summary>
    ClockShare,

    /// <summary>The record has stood in a state for so long: <c>state</c>, <c>minutes</c>.</summary>
    InState,

    /// <summary>It was passed on so many times: <c>count</c>.</summary>
    Hops,

    /// <summary>It was opened with this priority or a higher one: <c>priority</c>.</summary>
    OpenedWith,

    /// <summary>Its consumer wrote and has waited for an answer for so long: <c>minutes</c>.</summary>
    ConsumerWaiting,
}
