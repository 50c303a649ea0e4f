namespace IncidentPlatform.Contracts.Routing;

/// <summary>How a model does for one group.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name.</param>
/// <param name="Examples">Its records among those that the model learned from.</param>
/// <param name="Support">Held-out records that this group resolved.</param>
/// <param name="Predicted">Held-out records for which it was the first suggestion.</param>
/// <param name="Precision">Share of the predicted that it resolved; null when it was never predicted.</param>
/// <param name="Recall">Share of its own that was predicted; null without held-out records.</param>
/// <param name="F1">Harmonic mean of both, 0..1.</param>
/// <param name="Threshold">Confidence from which records are assigned without a person; null when never.</param>
/// <param name="Applied">Held-out records that reached the threshold.</param>
/// <param name="AppliedPrecision">Share of those that was right; null when there were none.</param>
public sealed record RoutingGroupMetricsResponse(
    Guid GroupId, string? Group, int Examples, int Support, int Predicted, double? Precision, double? Recall, double F1, double? Threshold,
    int Applied, double? AppliedPrecision);
