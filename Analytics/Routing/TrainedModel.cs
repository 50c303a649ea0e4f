namespace IncidentPlatform.Analytics.Routing;

/// <summary>The outcome of a training run: what goes into service and what it promises.</summary>
internal sealed record TrainedModel(RoutingModel Model, RoutingMetrics Metrics)
{
    /// <summary>What was said of each record by a model that had not learned from it; records of groups that are not served are left out where nothing was asked about them.</summary>
    public IReadOnlyList<UnseenPoint> Unseen { get; init; } = [];

    /// <summary>What was said of the newest examples, which only measured, in their order.</summary>
    public IReadOnlyList<RoutingVerdict> HeldOut { get; init; } = [];
}
