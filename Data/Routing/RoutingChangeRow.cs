using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>A change of the routing settings by a person or by the platform itself. Never changed, never deleted.</summary>
public sealed class RoutingChangeRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Instant At { get; init; }

    /// <summary>Who; null for the platform.</summary>
    public Guid? PersonId { get; init; }
    public required RoutingChangeKind Kind { get; init; }

    /// <summary>The version of the settings that it made, or in which it was made where it needed no new one.</summary>
    public required int Version { get; init; }
    public Guid? GroupId { get; init; }
    public Channel? Channel { get; init; }

    /// <summary>As it was: a mode's name, a number, or identifiers; empty for nothing.</summary>
    public required string Former { get; init; }

    /// <summary>As it is from here on, in the same form.</summary>
    public required string Present { get; init; }

    /// <summary>How many decisions it rests on; null when nobody counted.</summary>
    public int? Decided { get; init; }

    /// <summary>How many of them were right.</summary>
    public int? RightCount { get; init; }
}
