using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Contracts.Routing;

/// <summary>What the classifier may do with records of a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Mode">No more than this.</param>
public sealed record ChannelRoutingResponse(Channel Channel, RoutingMode Mode);
