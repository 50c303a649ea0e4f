namespace IncidentPlatform.Contracts.Routing;

/// <summary>Somebody else's accuracy on the held-out records that they can be compared on.</summary>
/// <param name="Records">How many those are.</param>
/// <param name="Accuracy">Theirs, 0..1.</param>
/// <param name="ModelAccuracy">The model's on the same records.</param>
public sealed record RoutingRivalResponse(int Records, double Accuracy, double ModelAccuracy);
