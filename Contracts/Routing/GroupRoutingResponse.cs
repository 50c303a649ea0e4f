using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Contracts.Routing;

/// <summary>What the classifier may do with records for a group, and how far the group is.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name.</param>
/// <param name="Mode">No more than this.</param>
/// <param name="TargetPrecision">Share of its assignments that have to be right, 0..1.</param>
/// <param name="IsPromotedWhenEarned">Whether it becomes Auto by itself once <see cref="GateProgressResponse.IsPassed"/>.</param>
/// <param name="Gate">How far it is on its way to Auto.</param>
/// <param name="AppliesFrom">Confidence from which it is assigned without a person; null when no confidence is enough, or nothing is learned of it.</param>
/// <param name="PickedAt">When that was last picked from outcomes; null while the model's own threshold holds.</param>
/// <param name="SteppedBackAt">When it fell back to suggesting by itself; null when it did not since its last promotion.</param>
public sealed record GroupRoutingResponse(
    Guid GroupId, string Group, RoutingMode Mode, double TargetPrecision, bool IsPromotedWhenEarned, GateProgressResponse Gate,
    double? AppliesFrom, Instant? PickedAt, Instant? SteppedBackAt);
