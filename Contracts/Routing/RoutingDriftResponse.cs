using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Contracts.Routing;

/// <summary>A way in which records have changed since the model was measured.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Expected">As it was then; 0 for the mix of groups, which is compared as a whole.</param>
/// <param name="Found">As it is lately; for the mix of groups the population stability index.</param>
public sealed record RoutingDriftResponse(RoutingDriftKind Kind, double Expected, double Found);
