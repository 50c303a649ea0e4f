using NodaTime;

namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>GET /routing/quality</c>: how well routing does.</summary>
/// <param name="Model">The version that is shown, with its metrics; null when none is trained.</param>
/// <param name="DeskGroupId">The service desk, which is shown apart; null without one.</param>
/// <param name="Weeks">Drift over time, oldest first, at most 26 weeks: what versions said of records that they had not learned from.</param>
/// <param name="MeasuredAt">When drift of the version in service was last measured; null before.</param>
/// <param name="Drift">What had changed then since it was trained.</param>
public sealed record RoutingQualityResponse(
    RoutingModelResponse? Model, Guid? DeskGroupId, IReadOnlyList<RoutingWeekResponse> Weeks, Instant? MeasuredAt, IReadOnlyList<RoutingDriftResponse> Drift);
