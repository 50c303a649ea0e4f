namespace IncidentPlatform.Domain.Routing;

/// <summary>A way in which records have changed by more than is allowed.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Expected">As it was when the model was measured; 0 for the mix of groups, which is compared as a whole.</param>
/// <param name="Found">As it is in recent records; for the mix of groups the population stability index.</param>
public sealed record RoutingDriftFinding(RoutingDriftKind Kind, double Expected, double Found);
