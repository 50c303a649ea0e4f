using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>PUT /routing/settings</c>. What is null stays as it is.</summary>
/// <param name="Mode">Of the organization.</param>
/// <param name="Groups">Groups to change; others stay as they are.</param>
/// <param name="Channels">Every channel that is to be more limited than the organization.</param>
/// <param name="HoldOutShare">0 to 0.2.</param>
/// <param name="MisroutingCost">With <paramref name="AskingCost"/>; both 0 for no costs.</param>
/// <param name="AskingCost">With <paramref name="MisroutingCost"/>; both 0 for no costs.</param>
/// <param name="BindingCategoryIds">Every category whose rule is to bind.</param>
public sealed record SaveRoutingSettingsRequest(
    RoutingMode? Mode = null,
    [property: MaxLength(1_000)] IReadOnlyList<GroupRoutingRequest>? Groups = null,
    [property: MaxLength(20)] IReadOnlyList<ChannelRoutingRequest>? Channels = null,
    [property: Range(0, RoutingPolicy.MostHoldOutShare)] double? HoldOutShare = null,
    [property: Range(0, 1_000_000)] double? MisroutingCost = null,
    [property: Range(0, 1_000_000)] double? AskingCost = null,
    [property: MaxLength(1_000)] IReadOnlyList<Guid>? BindingCategoryIds = null);

/// <summary>What the classifier may do with records for a group; what is null stays.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Mode">Auto only once the group has earned it.</param>
/// <param name="TargetPrecision">0.5 to 0.999.</param>
/// <param name="IsPromotedWhenEarned">Whether it becomes Auto by itself once it has earned it.</param>
public sealed record GroupRoutingRequest(
    Guid GroupId, RoutingMode? Mode = null, [property: Range(0.5, 0.999)] double? TargetPrecision = null, bool? IsPromotedWhenEarned = null);

/// <summary>What the classifier may do with records of a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Mode">No more than this.</param>
public sealed record ChannelRoutingRequest(Channel Channel, RoutingMode Mode);
