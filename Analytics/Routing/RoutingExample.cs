using NodaTime;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>One resolved record to learn from.</summary>
/// <param name="GroupId">The group that resolved the record: the label.</param>
/// <param name="At">When the record was opened; examples are given in this order.</param>
internal sealed record RoutingExample(RoutingInput Input, Guid GroupId, Instant At)
{
    /// <summary>The record; null for an example that is none of the platform's.</summary>
    public Guid? IncidentId { get; init; }

    /// <summary>The group that a person chose first, without the classifier's help; null when nobody did.</summary>
    public Guid? FirstGroupId { get; init; }

    /// <summary>The group that the record's category names; null when it names none.</summary>
    public Guid? RuleGroupId { get; init; }
}
