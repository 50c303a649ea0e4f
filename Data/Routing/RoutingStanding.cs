namespace IncidentPlatform.Data.Routing;

/// <summary>How a group's decisions did that would have been applied and whose outcome is known.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Decided">How many.</param>
/// <param name="RightCount">Those that were right.</param>
public sealed record RoutingStanding(Guid GroupId, int Decided, int RightCount);
