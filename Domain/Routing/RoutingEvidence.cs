using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Routing;

/// <summary>What is known when the group of a new record is decided.</summary>
public sealed record RoutingEvidence
{
    /// <summary>The classifier's guess; null when there is none.</summary>
    public RoutingAnswer? Answer { get; init; }

    /// <summary>The group that the record's category names; null when none.</summary>
    public SupportGroupFacts? CategoryGroup { get; init; }

    /// <summary>The open major incident that it seems to be part of; null when there is none.</summary>
    public OpenMajor? Major { get; init; }

    /// <summary>Why there is no guess, in words; null with one.</summary>
    public string? Note { get; init; }

    /// <summary>That the category's rule binds, in words.</summary>
    public string? BindingNote { get; init; }
}
