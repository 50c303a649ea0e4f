using System.Text.Json.Serialization;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>When a rule fires.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ClockShare), nameof(ClockShare))]
[JsonDerivedType(typeof(InState), nameof(InState))]
[JsonDerivedType(typeof(Hops), nameof(Hops))]
[JsonDerivedType(typeof(OpenedWith), nameof(OpenedWith))]
[JsonDerivedType(typeof(ConsumerWaiting), nameof(ConsumerWaiting))]
public abstract record EscalationCondition
{
    private EscalationCondition()
    {
    }

    /// <summary>A share of a clock's target is used.</summary>
    /// <param name="Metric">Which clock.</param>
    /// <param name="Percent">Per cent of the target, 1 to 200; at 100 the target is broken.</param>
    public sealed record ClockShare(ClockMetric Metric, int Percent) : EscalationCondition;

    /// <summary>The record has stood in a state for so long, without leaving it.</summary>
    /// <param name="State">An open state.</param>
    /// <param name="Minutes">Business minutes in the record's calendar; one or more.</param>
    public sealed record InState(IncidentState State, int Minutes) : EscalationCondition;

    /// <summary>The record was passed on so many times.</summary>
    /// <param name="Count">Hops; one or more.</param>
    public sealed record Hops(int Count) : EscalationCondition;

    /// <summary>The record was opened with this priority or a higher one.</summary>
    /// <param name="Priority">The lowest priority for which it holds.</param>
    public sealed record OpenedWith(Priority Priority) : EscalationCondition;

    /// <summary>The consumer wrote, and nobody has answered in public for so long.</summary>
    /// <param name="Minutes">Business minutes in the record's calendar; one or more.</param>
    public sealed record ConsumerWaiting(int Minutes) : EscalationCondition;
}
