using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>
/// What a model that knew only the organization's older records would have assigned to a group later on: shadow decisions made afterwards,
/// once, when the organization got its first model.
/// </summary>
public sealed class RoutingReplayRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid GroupId { get; init; }

    /// <summary>The version whose training replayed them.</summary>
    public required int ModelVersion { get; init; }

    /// <summary>Records that it would have assigned to the group.</summary>
    public required int Decided { get; init; }

    /// <summary>Those that the group resolved.</summary>
    public required int RightCount { get; init; }

    /// <summary>The oldest record that was decided was opened then.</summary>
    public required Instant FromAt { get; init; }

    /// <summary>The newest.</summary>
    public required Instant UntilAt { get; init; }
    public required Instant CreatedAt { get; init; }
}
