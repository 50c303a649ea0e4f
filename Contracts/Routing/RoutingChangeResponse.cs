using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Contracts.Routing;

/// <summary>A change of the routing settings.</summary>
/// <param name="Id">The change.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; null for the platform.</param>
/// <param name="Kind">What changed.</param>
/// <param name="Version">Version of the settings from here on.</param>
/// <param name="GroupId">The group concerned; null when it is about no group.</param>
/// <param name="Group">Its name.</param>
/// <param name="Channel">The channel concerned; null when it is about none.</param>
/// <param name="Former">As it was: a mode's name, a number, identifiers; empty for nothing.</param>
/// <param name="Present">As it is from here on, in the same form.</param>
/// <param name="Decided">How many decisions it rests on; null when nobody counted.</param>
/// <param name="Right">How many of them were right.</param>
public sealed record RoutingChangeResponse(
    Guid Id, Instant At, string? By, RoutingChangeKind Kind, int Version, Guid? GroupId, string? Group, Channel? Channel, string Former, string Present,
    int? Decided, int? Right);
