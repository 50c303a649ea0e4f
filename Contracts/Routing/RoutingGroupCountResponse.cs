namespace IncidentPlatform.Contracts.Routing;

/// <summary>How many records a group resolved.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name; null when it is gone.</param>
/// <param name="Records">How many.</param>
public sealed record RoutingGroupCountResponse(Guid GroupId, string? Group, int Records);
