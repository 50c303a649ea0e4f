namespace IncidentPlatform.Analytics.Routing;

/// <summary>The outcome of a training run: what goes into service and what it promises.</summary>
internal sealed record TrainedModel(RoutingModel Model, RoutingMetrics Metrics);
