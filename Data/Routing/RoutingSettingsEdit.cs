using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Data.Routing;

/// <summary>What somebody wants of the routing settings; what is null stays.</summary>
public sealed record RoutingSettingsEdit
{
    public RoutingMode? Mode { get; init; }

    /// <summary>Every channel that is to be more limited than the organization.</summary>
    public IReadOnlyDictionary<Channel, RoutingMode>? Channels { get; init; }
    public IReadOnlyList<RoutingGroupEdit> Groups { get; init; } = [];
    public double? HoldOutShare { get; init; }
    public RoutingCosts? Costs { get; init; }

    /// <summary>Whether there are to be no costs; <see cref="Costs"/> is null then.</summary>
    public bool DropsCosts { get; init; }

    /// <summary>Every category whose rule is to bind.</summary>
    public IReadOnlyList<Guid>? BindingCategories { get; init; }
}

/// <summary>What somebody wants of a group; what is null stays.</summary>
public sealed record RoutingGroupEdit(Guid GroupId, RoutingMode? Mode, double? TargetPrecision, bool? IsPromotedWhenEarned);
