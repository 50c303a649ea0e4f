using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Agreements;

/// <summary>How many records came in by a way.</summary>
/// <param name="Channel">The way.</param>
/// <param name="Records">Records.</param>
public sealed record ChannelCountResponse(Channel Channel, int Records);
