using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>GET</c> and <c>PUT /routing/settings</c>.</summary>
/// <param name="Mode">What the classifier may do with what it predicts.</param>
public sealed record RoutingSettings(RoutingMode Mode);
