using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Data.Routing;

/// <summary>Why a version is trained.</summary>
/// <param name="Trigger">What set it off.</param>
/// <param name="PersonId">Who asked for it; null for the platform.</param>
public sealed record TrainingCause(RoutingTrigger Trigger, Guid? PersonId = null)
{
    /// <summary>What had changed, when that set it off.</summary>
    public IReadOnlyList<RoutingDriftFinding> Drift { get; init; } = [];

    /// <summary>Somebody asked for it.</summary>
    /// <param name="personId">Who; null from the command line.</param>
    public static TrainingCause OnDemand(Guid? personId) => new(RoutingTrigger.Demand, personId);
}
